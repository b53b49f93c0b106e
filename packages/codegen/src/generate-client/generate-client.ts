import { cp, rename, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { ContractDocument, OpenApiDocument } from '../contract-document.ts';
import { type Generation, withGenerated } from '../openapi-generator.ts';
import { sendersDocument } from '../pipelines/models.ts';
import { readTree } from '../tree.ts';
import { clientReadme } from './client-readme.ts';

/** What the package of a client is called, where a generator calls it `OpenAPI` otherwise. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	csharp: { packageName: 'IvrActivity' },
	kotlin: { packageName: 'io.github.ivractivity' },
	php: { invokerPackage: 'IvrActivity' },
};

/** A class of a message that is a map besides: libraries for JSON write the map and lose the members. */
const modelAsMap = /\bclass\b[^{]*(\bextends|\)\s*:)\s*[\w.]*Map</;

/** How models hold members that the contract does not know. */
const roomForMembers = /additional_?propert(y|ies)\b|JsonExtensionData|\[key: string\]: any/i;

/**
 * Generates a client in any language that openapi-generator knows, from the part of the contract that a sender needs.
 * @param folder - where it is written; what else stands there stays
 * @throws JavaMissing where there is no Java; an error that says what to do when the engine cannot be had or fails
 */
export async function generateClient({ openapi }: ContractDocument, generator: string, folder: string): Promise<void> {
	const document = clientsDocument(openapi);
	if (await writeClient(document, generator, folder)) return;
	await writeClient(withoutUnknownMembers(document), generator, folder);
}

/** @returns false, with nothing written, when the models would lose their members */
async function writeClient(document: OpenApiDocument, generator: string, folder: string): Promise<boolean> {
	const generation: Generation = {
		generator,
		options: { ...names[generator], disallowAdditionalPropertiesIfNotPresent: false, hideGenerationTimestamp: true },
	};
	return withGenerated(document, generation, async (output) => {
		const models = await modelTexts(output, Object.keys(document.components.schemas));
		if (models.some((text) => modelAsMap.test(text))) return false;
		const unknownMembers = models.some((text) => roomForMembers.test(text)) ? 'kept' : 'not kept';
		await rename(join(output, 'README.md'), join(output, generatorsReadme)).catch(() => {});
		await cp(output, folder, { recursive: true });
		await writeFile(join(folder, 'README.md'), clientReadme({ generator, unknownMembers, version: document.info.version }));
		return true;
	});
}

/** The sources of the components: each in a file of its name, in the spelling of the language. */
async function modelTexts(output: string, components: readonly string[]): Promise<string[]> {
	const names = components.map((name) => name.toLowerCase());
	const files = Object.entries(await readTree(output)).filter(([path]) => {
		const name = parse(path).name.toLowerCase().replaceAll(/[_-]/g, '');
		return !path.endsWith('.md') && names.some((component) => name.endsWith(component));
	});
	return files.map(([, text]) => text);
}

/** What the generator itself says of the client. */
const generatorsReadme = 'README-generator.md';

/** The contract with its operation, for clients that send and do nothing else. */
function clientsDocument(openapi: OpenApiDocument): OpenApiDocument {
	const document = sendersDocument(openapi);
	return { ...document, info: { ...document.info, description: openapi.info.summary } };
}

/** The same document without the word that every object takes members of any name. */
function withoutUnknownMembers(document: OpenApiDocument): OpenApiDocument {
	const schemas = Object.entries(document.components.schemas).map(([name, { additionalProperties: _, ...schema }]) => [
		name,
		schema,
	]);
	return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } };
}
