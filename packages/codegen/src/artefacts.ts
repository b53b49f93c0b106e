import type { ContractDocument } from './contract-document.ts';
import { advice } from './pipelines/advice.ts';
import { cases } from './pipelines/cases.ts';
import { examples } from './pipelines/examples.ts';
import { foreignContract } from './pipelines/foreign-contract.ts';
import { modelsGo, modelsJava, modelsPython } from './pipelines/models.ts';
import { openapi } from './pipelines/openapi.ts';
import { operation } from './pipelines/operation.ts';
import { pii } from './pipelines/pii.ts';
import { schema } from './pipelines/schema.ts';
import { types } from './pipelines/types.ts';
import { validators } from './pipelines/validators.ts';

/** File texts by path relative to the artefact's folder, with `/` as separator. */
export type Files = Record<string, string>;

/** Generates one artefact from the contract. */
export type Pipeline = (document: ContractDocument) => Files | Promise<Files>;

/** One generated folder: what makes it and where it goes. */
export interface Artefact {
	readonly name: string;
	readonly pipeline: Pipeline;
	/** The folder that the pipeline fills, relative to the root of the repository. */
	readonly folder: string;
	/** Committed artefacts are guarded by `codegen --check` and never emptied. */
	readonly committed: boolean;
}

const list: Artefact[] = [
	{ name: 'openapi', pipeline: openapi, folder: 'packages/contract/generated/openapi', committed: false },
	{ name: 'schema', pipeline: schema, folder: 'packages/contract/generated/schema', committed: false },
	{ name: 'types', pipeline: types, folder: 'packages/contract/src/generated/types', committed: false },
	{ name: 'validators', pipeline: validators, folder: 'packages/contract/src/generated/validators', committed: false },
	{ name: 'pii', pipeline: pii, folder: 'packages/contract/src/generated/pii', committed: false },
	{ name: 'advice', pipeline: advice, folder: 'packages/contract/src/generated/advice', committed: false },
	{ name: 'operation', pipeline: operation, folder: 'packages/contract/src/generated/operation', committed: false },
	{ name: 'examples', pipeline: examples, folder: 'packages/contract/src/generated/examples', committed: false },
	{ name: 'cases', pipeline: cases, folder: 'packages/conformance/generated/cases', committed: false },
	{ name: 'models-java', pipeline: modelsJava, folder: 'packages/client-java/generated/models', committed: true },
	{
		name: 'models-python',
		pipeline: modelsPython,
		// Below the package that is imported: an editable install and type checkers find it there.
		folder: 'packages/client-python/src/ivr_activity/generated/models',
		committed: true,
	},
	{ name: 'models-go', pipeline: modelsGo, folder: 'packages/client-go/generated/models', committed: true },
	{ name: 'contract-java', pipeline: foreignContract, folder: 'packages/client-java/generated/contract', committed: true },
	{
		name: 'contract-python',
		pipeline: foreignContract,
		folder: 'packages/client-python/src/ivr_activity/generated/contract',
		committed: true,
	},
	{ name: 'contract-go', pipeline: foreignContract, folder: 'packages/client-go/generated/contract', committed: true },
];

/** Every artefact by its name on the command line. */
export const artefacts: ReadonlyMap<string, Artefact> = new Map(list.map((artefact) => [artefact.name, artefact]));
