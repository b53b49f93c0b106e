import { expect, test } from 'vitest';
import { type ConformanceReport, cases, identifiers } from '../src/index.ts';
import type { ConformanceOptions } from '../src/options.ts';
import { judgeReceiver } from '../src/run-conformance.ts';
import { type Address, machineNetwork } from '../src/target.ts';
import { listen } from './listening.ts';

interface Seen {
	method: string | undefined;
	text: string;
}

/**
 * Judges a receiver that seems to stand on another machine: its name has an address that belongs to documentation, and
 * every connection to it ends at a server here that takes down what arrives.
 */
async function judgeForeign(
	options: Omit<ConformanceOptions, 'baseUrl'> = {},
): Promise<{ report: ConformanceReport; seen: Seen[]; addresses: Set<string>; lookups: number }> {
	const seen: Seen[] = [];
	const addresses = new Set<string>();
	let lookups = 0;
	const local = await listen((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk) => chunks.push(chunk));
		request.on('end', () => {
			seen.push({ method: request.method, text: Buffer.concat(chunks).toString('latin1') });
			response.writeHead(400).end();
		});
	});
	const report = await judgeReceiver(
		{ ...options, baseUrl: 'http://receiver.example.com/ccm' },
		{
			// The second look-up would say that the name is this machine's.
			lookup: async () => [lookups++ === 0 ? { address: '192.0.2.7', family: 4 } : { address: '127.0.0.1', family: 4 }],
			connect: ({ address }: Address) => {
				addresses.add(address);
				return machineNetwork.connect({ address: '127.0.0.1', family: 4 }, Number(new URL(local).port));
			},
		},
	);
	return { report, seen, addresses, lookups };
}

test('another machine gets nothing but what the vendor refuses', async () => {
	const { report, seen } = await judgeForeign();
	const sent = report.results.filter(({ outcome }) => outcome !== 'skipped');
	expect(sent.map(({ case: { id } }) => id)).toEqual(cases.filter(({ safe }) => safe).map(({ id }) => id));
	expect(seen.length).toBe(sent.length);
	expect(seen.length).toBeLessThan(150);
	expect(report.results.find(({ outcome }) => outcome === 'skipped')?.reason).toBe(
		'the target may store it, and writes were not allowed',
	);
});

test('every request goes to the address that was looked up first', async () => {
	const { addresses, lookups } = await judgeForeign();
	expect([...addresses]).toEqual(['192.0.2.7']);
	expect(lookups).toBe(1);
});

test('with writes allowed, whatever may be stored is about the test caller and the test service', async () => {
	const { report, seen } = await judgeForeign({ allowWrites: { customer: '+49 "555" 0199', service: '1999' } });
	const sent = report.results.filter(({ outcome }) => outcome !== 'skipped');
	expect(sent.length).toBeGreaterThan(650);
	for (const { case: one } of sent) expect(one.safe || one.replaceable, one.title).toBe(true);
	for (const { text } of seen) {
		const ascii = text.replaceAll('\0', '');
		expect(ascii).not.toMatch(new RegExp(`["']\\s*(${identifiers.customer}|${identifiers.service})\\s*["']`));
	}
	expect(seen.filter(({ text }) => text.includes('"+49 \\"555\\" 0199"')).length).toBeGreaterThan(600);
});

test('what names no caller that could be replaced is not sent even then', async () => {
	const { report } = await judgeForeign({ allowWrites: { customer: '5550199', service: '1999' } });
	const skipped = report.results.filter(({ outcome }) => outcome === 'skipped');
	expect(skipped.every(({ case: { safe, replaceable } }) => !safe && !replaceable)).toBe(true);
	expect(skipped.map(({ case: { title } }) => title)).toContain('header.channelData.channelCustomerIdentifier is an integer');
	expect(skipped[0]?.reason).toBe('the target may store it, and it would not be about the test customer');
});

test('allowing writes takes both identifiers', async () => {
	await expect(judgeForeign({ allowWrites: { customer: '5550199', service: ' ' } })).rejects.toThrow('a test service');
});
