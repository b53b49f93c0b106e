import { readFileSync } from 'node:fs';
import type { Profile } from '@ivr-activity/contract';
import { startMock } from '@ivr-activity/mock';
import { expect, test } from 'vitest';
import { parseBaseline, runConformance } from '../src/index.ts';

test.for<Profile>(['strict', 'tolerant'])(
	'the shipped baseline of the %s profile is what the contract implies for the platform',
	async (profile) => {
		const file = new URL(`../baselines/platform-${profile}.json`, import.meta.url);
		const baseline = parseBaseline(readFileSync(file, 'utf8'), file.pathname);
		expect(baseline.about).toMatch(/^Inferred: /);
		const mock = await startMock({ port: 0, profile, like: 'platform' });
		try {
			const { stale, results } = await runConformance({ baseUrl: mock.baseUrl, profile, baseline });
			expect(stale).toBeUndefined();
			expect(results.filter(({ outcome, known }) => outcome === 'failed' && !known).map(({ case: { id } }) => id)).toEqual([]);
			// What is harmless for a real platform is refused by it.
			expect(results.filter(({ case: one, known }) => one.safe && known)).toEqual([]);
		} finally {
			await mock.close();
		}
	},
);
