import { expect, test } from 'vitest';
import type { Judged } from './mutant.ts';
import { scoreOf } from './score.ts';

const kind = 'a slip of an implementer';
const judged: Judged[] = [
	{ name: 'one', kind, profile: 'strict', noticedBy: 'HDR-001' },
	{ name: 'two', kind, profile: 'strict' },
	{ name: 'two', kind, profile: 'tolerant' },
];

test('what nothing noticed and no entry excuses is a survivor', () => {
	const { survivors, equivalent, stale } = scoreOf(judged, [{ mutants: 'two', profile: 'strict', reason: 'because' }]);
	expect(survivors).toEqual([judged[2]]);
	expect(equivalent).toEqual([{ ...judged[1], reason: 'because' }]);
	expect(stale).toEqual([]);
});

test('an entry that names no mutant is stale', () => {
	expect(scoreOf(judged, [{ mutants: 'three', reason: 'because' }]).stale).toEqual(['«three» names no mutant']);
});

test('an entry whose mutant is noticed is stale', () => {
	const { stale } = scoreOf(judged, [{ mutants: 'o*', reason: 'because' }]);
	expect(stale).toEqual(['«o*»: strict «one» is noticed by HDR-001']);
});
