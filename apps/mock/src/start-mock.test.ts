import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { basePath, type Problem, type Profile, path, problemMediaType } from '@ivr-activity/contract';
import { validExamples } from '@ivr-activity/contract/examples';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, sample } from '../test/post.ts';
import { type Mock, startMock } from './index.ts';

interface SampleCase {
	readonly name: string;
	readonly description: string;
	readonly raw: string;
	readonly strict: 'accept' | 'reject';
	readonly tolerant: 'accept' | 'reject';
}

const cases: SampleCase[] = readFileSync(new URL('../../../packages/contract/test/sample-cases.jsonl', import.meta.url), 'utf8')
	.trimEnd()
	.split('\n')
	.map((line) => JSON.parse(line));

describe.each<Profile>(['strict', 'tolerant'])('a mock with the %s profile', (profile) => {
	let mock: Mock;
	beforeAll(async () => {
		mock = await startMock({ port: 0, profile });
	});
	afterAll(() => mock.close());

	test.each(cases)('judges as the contract does: $name ($description)', async (sampleCase) => {
		const response = await post(mock, sampleCase.raw);
		expect(response.status).toBe(sampleCase[profile] === 'accept' ? 202 : 400);
		if (response.status !== 400) return;
		const problem = (await response.json()) as Problem;
		expect(problem.errors?.length).toBeGreaterThan(0);
	});

	test.each(validExamples)('accepts the example $name', async ({ message }) => {
		expect((await post(mock, JSON.stringify(message))).status).toBe(202);
	});
});

describe('a mock', () => {
	let mock: Mock;
	beforeAll(async () => {
		mock = await startMock({ port: 0 });
	});
	afterAll(() => mock.close());

	test('listens on the loopback address and judges by the strict profile unless told otherwise', async () => {
		expect(mock.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ccm$/);
		expect((await post(mock, sample.replace('INBOUND', 'FOO'))).status).toBe(400);
	});

	test.each([basePath + path, path])('receives messages at %s', async (place) => {
		const headers = { 'content-type': 'application/json' };
		const url = new URL(`${place}?channel=7`, mock.baseUrl);
		expect((await fetch(url, { method: 'POST', headers, body: sample })).status).toBe(202);
		expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(400);
		expect((await fetch(url)).status).toBe(405);
	});

	test.each(['/', '/ccm', '/ccm/message/receive/', '/ccm/ccm/message/receive', '/message'])(
		'has nothing at %s',
		async (place) => {
			const response = await fetch(new URL(place, mock.baseUrl), { method: 'POST', body: sample });
			expect(response.status).toBe(404);
			expect(response.headers.get('content-type')).toBe(problemMediaType);
			expect(await response.json()).toMatchObject({ type: 'urn:ivr-activity:problem:not-found', status: 404 });
		},
	);

	test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('refuses the method %s and names the right one', async (method) => {
		const response = await fetch(`${mock.baseUrl}/message/receive`, { method });
		expect(response.status).toBe(405);
		expect(response.headers.get('allow')).toBe('POST');
		expect(await response.json()).toMatchObject({ type: 'urn:ivr-activity:problem:method-not-allowed', status: 405 });
	});

	test('frees its port when closed, also in the middle of a request', async () => {
		const closing = await startMock({ port: 0 });
		const { hostname, port } = new URL(closing.baseUrl);
		const client = connect(Number(port), hostname).on('error', () => {});
		const head = ['Host: mock', 'Content-Type: application/json', 'Content-Length: 9', 'Expect: 100-continue', '', ''];
		client.write([`POST ${basePath}${path} HTTP/1.1`, ...head].join('\r\n'));
		await new Promise((resolve) => client.once('data', resolve)); // 100 Continue: the server is at the request
		await closing.close();
		const next = await startMock({ port: Number(port) });
		await next.close();
	});

	test.each([
		['0.0.0.0', '127.0.0.1'],
		['localhost', '(127.0.0.1|\\[::1\\])'],
	])('that listens on %s is reached at a loopback address', async (host, address) => {
		const open = await startMock({ port: 0, host });
		expect(open.baseUrl).toMatch(new RegExp(`^http://${address}:\\d+/ccm$`));
		expect((await post(open, sample)).status).toBe(202);
		await open.close();
	});

	test('does not start on a port in use', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => other.once('listening', resolve));
		const { port } = other.address() as AddressInfo;
		await expect(startMock({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
		other.close();
	});
});
