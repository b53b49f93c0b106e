import type { ContractDocument } from '../contract-document.ts';
import { type Base, baseMessage } from './base-message.ts';
import type { DraftCase } from './case.ts';
import { combinedCases } from './combined-cases.ts';
import { assertEveryConstraintIsBroken } from './coverage.ts';
import { exampleCases } from './example-cases.ts';
import { judgeOf } from './judge.ts';
import { largeCases } from './large-cases.ts';
import { memberRules } from './member-rules.ts';
import { type CaseContext, messageCases } from './message-cases.ts';
import { protocolCases } from './protocol-cases.ts';
import { refreshable } from './refreshable.ts';
import { repetitionCases } from './repetition-cases.ts';
import { textCases } from './text-cases.ts';
import { wayCases } from './way-cases.ts';
import { wireOf } from './wire.ts';

/**
 * Every case that the contract determines, without ids.
 * @throws when a case does not have the verdict that it claims, or a constraint has no case
 */
export function draftCases({ openapi, invalidExamples }: ContractDocument): { base: Base; cases: DraftCase[] } {
	const base = baseMessage(openapi);
	const context: CaseContext = { base, members: memberRules(openapi), judge: judgeOf(openapi), wire: wireOf(openapi) };
	const cases = [
		...exampleCases(context, invalidExamples),
		...messageCases(context),
		...largeCases(context),
		...textCases(context),
		...protocolCases(context),
		...repetitionCases(context),
		...combinedCases(context),
		...wayCases(context),
	].map(refreshable);
	assertEveryConstraintIsBroken(openapi, cases);
	return { base, cases };
}
