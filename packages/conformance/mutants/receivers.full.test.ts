import type { Profile } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { equivalentReceivers } from './receivers/equivalent-receivers.ts';
import { findingOn } from './receivers/judge-mutant.ts';
import { judgeReceivers } from './receivers/judge-mutants.ts';
import { receiverMutants } from './receivers/receiver-mutants.ts';
import { scoreOf, scoreText } from './score.ts';

test.for<Profile>(['strict', 'tolerant'])(
	'nothing is found on a receiver without a fault, in the %s profile',
	async (profile) => {
		expect(await findingOn({ profile, parts: () => ({}) })).toBeUndefined();
	},
);

test('no two mutants have one name', () => {
	const names = receiverMutants().map(({ profile, name }) => `${profile} ${name}`);
	expect(new Set(names).size).toBe(names.length);
});

test('every receiver with a fault is noticed', async () => {
	const score = scoreOf(await judgeReceivers(), equivalentReceivers);
	process.stdout.write(scoreText(score));
	expect(score.survivors.map(({ profile, name }) => `${profile} ${name}`)).toEqual([]);
	expect(score.stale).toEqual([]);
	expect(score.judged.length).toBeGreaterThan(2000);
});
