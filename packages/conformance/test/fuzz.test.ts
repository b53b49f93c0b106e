import { createServer } from 'node:http';
import { createReceiver } from '@ivr-activity/middleware';
import { toNodeListener } from '@ivr-activity/middleware/node';
import { expect, test } from 'vitest';
import { bytesOf, type ConformanceReport, prettyReport, runConformance } from '../src/index.ts';
import { receiverWithout } from './broken-receiver.ts';
import { baseUrlOf, listen } from './listening.ts';

const only = ['SND-001'];
const fuzz = 300;

function found({ results }: ConformanceReport) {
	return results.find(({ case: { id } }) => id === 'FUZ-001');
}

test.for(['strict', 'tolerant'] as const)(
	'a receiver that keeps the %s profile answers every generated message rightly',
	async (profile) => {
		const receive = createReceiver({ profile, onMessage: () => {}, onError: () => {} });
		const baseUrl = await baseUrlOf(createServer(toNodeListener(receive)).listen(0, '127.0.0.1'));
		const report = await runConformance({ baseUrl, profile, only, fuzz, seed: 7 });
		expect(found(report)).toBeUndefined();
		expect(prettyReport(report)).toContain('300 messages were generated with --fuzz 300 --seed 7: none failed.');
	},
);

test('a constraint that is missing is found by a small message, with the level of the constraint', async () => {
	const baseUrl = await listen(receiverWithout('required', '/header/sender'));
	const report = await runConformance({ baseUrl, only, fuzz: 2000, seed: 1 });
	expect(found(report)).toMatchObject({
		outcome: 'failed',
		status: 202,
		expected: { level: 'MUST', keyword: 'required', pointer: '/header/sender' },
	});
	expect(report.verdict).toBe('fail');
});

test('what fails is shrunk to the smallest message, the same one for the same seed', async () => {
	const baseUrl = await listen((request, response) => {
		let text = '';
		request.on('data', (chunk) => {
			text += chunk;
		});
		request.on('end', () => response.writeHead(text.includes('"activities"') ? 500 : 202).end());
	});
	// What is refused is answered wrongly too, so that only what is sent with activities or a fault fails.
	const reports = await Promise.all([1, 2].map(() => runConformance({ baseUrl, only, fuzz, seed: 3 })));
	const bodies = reports.map((report) => {
		const body = found(report)?.request.body;
		return body === undefined ? '' : bytesOf(body).toString();
	});
	expect(bodies[0]).toBe(bodies[1]);
	expect(bodies[0]).not.toBe('');
	expect(bodies[0]?.length).toBeLessThan(500);
});

test('generated messages leave this machine in no case', async () => {
	const { judgeReceiver } = await import('../src/run-conformance.ts');
	const { machineNetwork } = await import('../src/target.ts');
	let requests = 0;
	const local = new URL(
		await listen((_, response) => {
			requests += 1;
			response.end();
		}),
	);
	const network = {
		lookup: async () => [{ address: '192.0.2.7', family: 4 }],
		connect: () => machineNetwork.connect({ address: '127.0.0.1', family: 4 }, Number(local.port)),
	};
	const options = { baseUrl: 'http://receiver.example.com', fuzz, allowWrites: { customer: '5550199', service: '1999' } };
	await expect(judgeReceiver(options, network)).rejects.toThrow('a loopback address alone');
	expect(requests).toBe(0);
});
