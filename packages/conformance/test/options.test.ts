import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeReceiver } from '@ivr-activity/middleware/node';
import { expect, test } from 'vitest';
import { cases, htmlReport, jsonReport, runConformance } from '../src/index.ts';
import { baseUrlOf, listen } from './listening.ts';

const whole = createNodeReceiver({ profile: 'strict', onMessage: () => {}, onError: () => {} });

async function idsSent(options: { only?: string[]; skip?: string[] }): Promise<string[]> {
	const { results } = await runConformance({ baseUrl: await listen(whole), ...options });
	return results.map(({ case: { id } }) => id);
}

test('cases are chosen by id, by area and by glob', async () => {
	expect(await idsSent({ only: ['HDR-013'] })).toEqual(['HDR-013']);
	expect((await idsSent({ only: ['rpt'] })).map((id) => id.slice(0, 5))).toEqual(Array(7).fill('RPT-0'));
	expect(await idsSent({ only: ['HDR-01?'], skip: ['*-013'] })).toEqual(
		cases.map(({ id }) => id).filter((id) => /^HDR-01[0-24-9]$/.test(id)),
	);
});

test.for([
	[{ only: ['HDX'] }, '«HDX» is no case'],
	[{ skip: ['HDR-9999'] }, '«HDR-9999» is no case'],
	[{ only: ['HDR'], skip: ['H*'] }, 'No case is left'],
	[{ concurrency: 0 }, 'The concurrency'],
	[{ rate: -1 }, 'The rate'],
	[{ seed: 1.5 }, 'The seed'],
	[{ headers: { 'content-type': 'text/plain' } }, 'content-type is what the cases are about'],
	[{ headers: { 'x y': '1' } }, 'Name: value'],
	[{ headers: { 'x-key': 'a\r\nb: c' } }, 'visible ASCII'],
	[{ headers: { Authorization: 'Basic x' }, token: 'y' }, 'two authorizations'],
])('the options %j are refused', async ([options, reason]) => {
	await expect(runConformance({ baseUrl: 'http://127.0.0.1:1', ...(options as object) })).rejects.toThrow(reason as string);
});

test('a seed makes one order of sending, another seed another, and the report keeps the order of the cases', async () => {
	const orderOf = async (seed?: number) => {
		const order: (string | undefined)[] = [];
		const { results } = await runConformance({
			baseUrl: await listen(whole),
			only: ['HDR-0*'],
			concurrency: 1,
			seed,
			onResult: ({ case: { id } }) => order.push(id),
		});
		return { order, reported: results.map(({ case: { id } }) => id) };
	};
	const [plain, first, again, other] = [await orderOf(), await orderOf(7), await orderOf(7), await orderOf(8)];
	expect(plain.order).toEqual(plain.reported);
	expect(first.order).toEqual(again.order);
	expect(first.order).not.toEqual(plain.order);
	expect(first.order).not.toEqual(other.order);
	expect(first.reported).toEqual(plain.reported);
	expect([...first.order].sort()).toEqual([...plain.order].sort());
});

test('no more requests are under way than the concurrency says', async () => {
	let [now, most] = [0, 0];
	const baseUrl = await listen((request, response) => {
		now += 1;
		most = Math.max(most, now);
		request.resume();
		request.once('end', () =>
			setImmediate(() => {
				now -= 1;
				response.writeHead(202).end();
			}),
		);
	});
	await runConformance({ baseUrl, only: ['HDR'], concurrency: 2 });
	expect(most).toBeLessThanOrEqual(2);
});

test('200 messages come at once, and a rate forbids it', async () => {
	const ids = new Set<string>();
	const baseUrl = await listen((request, response) => {
		let text = '';
		request.on('data', (chunk) => {
			text += chunk;
		});
		request.on('end', () => {
			ids.add(/"id":"([^"]*)"/.exec(text)?.[1] ?? '');
			response.writeHead(202).end();
		});
	});
	const one = cases.find(({ request }) => request.copies !== undefined)?.id ?? '';
	const { results } = await runConformance({ baseUrl, only: [one] });
	expect(results[0]).toMatchObject({ outcome: 'passed', status: 202 });
	expect(ids.size).toBe(200);
	const limited = await runConformance({ baseUrl, only: [one], rate: 1000 });
	expect(limited.results[0]).toMatchObject({ outcome: 'skipped', reason: 'it sends more at once than the rate allows' });
});

test('one bad answer among 200 at once is a finding', async () => {
	let count = 0;
	const baseUrl = await listen((request, response) => {
		request.resume();
		count += 1;
		response.writeHead(count === 150 ? 500 : 202).end();
	});
	const one = cases.find(({ request }) => request.copies !== undefined)?.id ?? '';
	const { results } = await runConformance({ baseUrl, only: [one] });
	expect(results[0]).toMatchObject({ outcome: 'failed', status: 500 });
});

test('a header is sent with every request, and its value is in no report', async () => {
	let without = 0;
	const baseUrl = await listen((request, response) => {
		if (request.headers['x-api-key'] !== 'very-secret-key') without += 1;
		request.resume();
		response.writeHead(403).end();
	});
	const report = await runConformance({ baseUrl, only: ['TXT', 'PRT'], headers: { 'X-Api-Key': 'very-secret-key' } });
	expect(without).toBe(0);
	for (const text of [htmlReport(report), jsonReport(report)]) {
		expect(text).toContain('X-Api-Key');
		expect(text).not.toContain('very-secret-key');
	}
});

function hasOpenssl(): boolean {
	try {
		execFileSync('openssl', ['version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

test.skipIf(!hasOpenssl() && process.env.CI !== 'true')(
	'a self-signed certificate is believed when its CA is named, or when all are (needs openssl)',
	async () => {
		const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
		const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
		const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
		execFileSync(
			'openssl',
			['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...name],
			{
				stdio: 'ignore',
			},
		);
		const ca = readFileSync(cert, 'utf8');
		const server = createServer({ key: readFileSync(key), cert: ca }, whole).listen(0, '127.0.0.1');
		rmSync(folder, { recursive: true });
		const baseUrl = (await baseUrlOf(server)).replace('http:', 'https:');
		const only = ['SND-0*', 'PRT-03*'];
		const refused = await runConformance({ baseUrl, only });
		expect(refused.verdict).toBe('incomplete');
		expect(refused.reason).toContain('name its CA with --ca');
		expect((await runConformance({ baseUrl, only, ca })).verdict).toBe('pass');
		expect((await runConformance({ baseUrl, only, insecure: true })).verdict).toBe('pass');
	},
);
