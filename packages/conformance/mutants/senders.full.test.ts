import type { Profile } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { scoreOf, scoreText } from './score.ts';
import { equivalentSenders } from './senders/equivalent-senders.ts';
import { findingsOn, judgeSenders } from './senders/judge-sender-mutants.ts';
import { noticedText } from './senders/noticed-text.ts';
import { senderMutants } from './senders/sender-mutants.ts';

test.for<Profile>(['strict', 'tolerant'])('nothing is found on a sender without a fault, in the %s profile', async (profile) => {
	expect(await findingsOn({ profile, parts: () => ({}) })).toEqual([]);
});

test('no two mutants have one name', () => {
	const names = senderMutants().map(({ profile, name }) => `${profile} ${name}`);
	expect(new Set(names).size).toBe(names.length);
});

test('every sender with a fault is noticed by a finding that fits', async () => {
	const score = scoreOf(await judgeSenders(), equivalentSenders);
	process.stdout.write(`${scoreText(score)}\n${noticedText(score.judged)}`);
	expect(score.survivors.map(({ profile, name }) => `${profile} ${name}`)).toEqual([]);
	expect(score.stale).toEqual([]);
	expect(score.judged.length).toBeGreaterThan(1000);
});
