import { enumerated, sampleLiterals } from '../generated/advice/advice.ts';
import { sampleLiteral, unknownDirection } from '../generated/advice/findings.ts';
import { isUnset, valueAt } from './lookup.ts';
import type { Family } from './report.ts';

const directions = ['/body/startDirection', '/body/endDirection'] as const;
const literals: Readonly<Record<string, string>> = sampleLiterals;

/** Directions that no report counts. */
export const adviseOnDirections: Family = (message, report) => {
	for (const pointer of directions) {
		const value = valueAt(message, pointer);
		const known: readonly unknown[] = enumerated[pointer];
		if (isUnset(value) || known.includes(value)) continue;
		report(value === literals[pointer] ? sampleLiteral : unknownDirection, pointer, { values: known.join(' or ') });
	}
};
