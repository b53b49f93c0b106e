import { basePath, type Profile } from '@ivr-activity/contract';
import { startMock } from '@ivr-activity/mock';
import { expect, test } from 'vitest';
import { type ConformanceReport, runConformance } from '../src/index.ts';
import { adapters } from './adapters.ts';
import { baseUrlOf } from './listening.ts';

const profiles: Profile[] = ['strict', 'tolerant'];

/** What did not pass, whatever its level, in words that say why. */
function findings({ verdict, results }: ConformanceReport): string[] {
	const others = results.filter(({ outcome }) => outcome !== 'passed');
	return [`verdict ${verdict}`, ...others.map((one) => `${one.case.id} ${one.case.title}: ${one.status ?? one.reason}`)];
}

test.for(profiles)('the mock passes every case of the %s profile', async (profile) => {
	const mock = await startMock({ port: 0, profile });
	try {
		expect(findings(await runConformance({ baseUrl: mock.baseUrl, profile }))).toEqual(['verdict pass']);
	} finally {
		await mock.close();
	}
});

test.for(Object.keys(adapters).flatMap((adapter) => profiles.map((profile) => [adapter, profile] as const)))(
	'the %s adapter passes every case of the %s profile',
	async ([adapter, profile]) => {
		const server = await adapters[adapter]?.({ profile, onMessage: () => {}, onError: () => {} });
		if (server === undefined) throw new Error(`There is no adapter ${adapter}.`);
		const baseUrl = await baseUrlOf(server, basePath);
		expect(findings(await runConformance({ baseUrl, profile }))).toEqual(['verdict pass']);
	},
);
