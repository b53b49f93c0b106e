import { buffer } from 'node:stream/consumers';
import { type Profile, parse } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { runConformance } from '../src/index.ts';
import { listen } from './listening.ts';

test.for<Profile>(['strict', 'tolerant'])(
	'a receiver that tells ids which it knows is failed in no run of the %s profile',
	async (profile) => {
		const known = new Set<unknown>();
		let repetitions = 0;
		const baseUrl = await listen(async (request, response) => {
			const result = parse(await buffer(request).catch(() => Buffer.alloc(0)), { profile });
			const isKnown = result.valid && known.has(result.value.id);
			if (result.valid) known.add(result.value.id);
			if (isKnown) repetitions += 1;
			response.writeHead(isKnown ? 409 : result.valid ? 202 : 400).end();
		});
		for (const run of [1, 2]) {
			const { results } = await runConformance({ baseUrl, profile });
			const blamed = results.filter(({ status, outcome }) => status === 409 && outcome === 'failed');
			expect(
				blamed.map(({ case: { id, title } }) => `${id} ${title}`),
				`run ${run}`,
			).toEqual([]);
		}
		expect(repetitions).toBeGreaterThan(2);
	},
);
