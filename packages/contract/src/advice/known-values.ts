import { enumerated, sampleLiterals } from '../generated/advice/advice.ts';
import { isUnset, type MemberPointer, textOf, valueAt } from './lookup.ts';
import type { Family } from './report.ts';

const directions = ['/body/startDirection', '/body/endDirection'] as const;
const literals: Readonly<Record<string, string>> = sampleLiterals;

/** Directions that no report counts, and a call id that is reused as the id of the message. */
export const adviseOnKnownValues: Family = (message, report) => {
	for (const pointer of directions) {
		const value = valueAt(message, pointer);
		const known: readonly unknown[] = enumerated[pointer];
		if (isUnset(value) || known.includes(value)) continue;
		report(value === literals[pointer] ? 'sample-literal' : 'unknown-direction', pointer, { values: known.join(' or ') });
	}
	const id = valueAt(message, '/id' satisfies MemberPointer);
	if (!isUnset(id) && textOf(id) === textOf(valueAt(message, '/body/callId' satisfies MemberPointer))) report('id-reused', '/id');
};
