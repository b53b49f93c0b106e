import { problemMediaType } from '@ivr-activity/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, sample } from '../../test/post.ts';
import { type Mock, type RequestRecord, startMock } from '../index.ts';
import { formatRecord } from '../request-record.ts';

describe('a fault of a request header', () => {
	let mock: Mock;
	const records: RequestRecord[] = [];
	beforeAll(async () => {
		mock = await startMock({ port: 0, onRequest: (record) => records.push(record) });
	});
	afterAll(() => mock.close());

	const send = (fault: string, body = sample) => {
		records.length = 0;
		return post(mock, body, { 'x-mock-fault': fault });
	};

	test('status answers it, whatever the verdict, which stays in the log and in the journal', async () => {
		for (const [body, verdict] of [
			[sample, 'accepted'],
			['{}', 'invalid-message'],
		] as const) {
			const response = await send('status=503; retry-after=2', body);
			expect(response.status).toBe(503);
			expect(response.headers.get('retry-after')).toBe('2');
			expect(response.headers.get('content-type')).toBe(problemMediaType);
			expect(await response.json()).toMatchObject({ type: 'about:blank', status: 503 });
			expect(records).toMatchObject([{ status: 503, verdict, fault: 'status-503' }]);
			expect(formatRecord(records[0] as RequestRecord)).toContain(`503 ${verdict} `);
			expect(formatRecord(records[0] as RequestRecord)).toContain('fault=status-503');
			expect(mock.journal.entries().at(-1)).toMatchObject({ status: 503, verdict });
		}
	});

	test('retry-after may be a date', async () => {
		const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
		expect((await send(`status=429; retry-after=${date}`)).headers.get('retry-after')).toBe(date);
	});

	test('html answers a page', async () => {
		const response = await send('html');
		expect(response.status).toBe(502);
		expect(response.headers.get('content-type')).toBe('text/html');
		expect(await response.text()).toMatch(/^<!doctype html>/);
	});

	test('redirect leads to the mock itself, and the message with it', async () => {
		const response = await send('redirect; times=1');
		expect(response.redirected).toBe(true);
		expect(response.status).toBe(202);
		expect(records.map(({ status }) => status)).toEqual([307, 202]);
	});

	test('redirect=302 makes a client send GET', async () => {
		expect((await send('redirect=302; times=1')).status).toBe(405);
	});

	test('redirect names a given place', async () => {
		const response = await fetch(`${mock.baseUrl}/message/receive`, {
			method: 'POST',
			redirect: 'manual',
			headers: { 'content-type': 'application/json', 'x-mock-fault': 'redirect=308; to=https://cx.example.com/ccm' },
			body: sample,
		});
		expect(response.status).toBe(308);
		expect(response.headers.get('location')).toBe('https://cx.example.com/ccm');
	});

	test('strikes the message of an id alone', async () => {
		const { id } = JSON.parse(sample);
		const fault = `status=500; id=${id}`;
		expect((await send(fault)).status).toBe(500);
		expect((await send(fault, sample.replace(id, 'another'))).status).toBe(202);
		expect((await send(fault, `{"id":"${id}"`)).status).toBe(400);
	});

	test.each(['', 'status=200', 'half; half', 'status=503, status=504'])(
		'that is wrong (%j) is answered 400 and says why',
		async (fault) => {
			const response = await send(fault);
			expect(response.status).toBe(400);
			const { type, detail } = (await response.json()) as { type: string; detail: string };
			expect(type).toBe('about:blank');
			expect(detail).toMatch(/^The header x-mock-fault is wrong\. [A-Z]?\w/);
		},
	);

	test('strikes what was refused unread, and the connection is closed as ever', async () => {
		const response = await post(mock, sample, { 'content-type': 'text/plain', 'x-mock-fault': 'status=503' });
		expect(response.status).toBe(503);
		expect(response.headers.get('connection')).toBe('close');
		expect(await response.json()).toMatchObject({ status: 503 });
	});

	test('has no power over other paths, preflights and the journal', async () => {
		const headers = { 'x-mock-fault': 'status=503' };
		const origin = { origin: 'https://app.example.com', 'access-control-request-method': 'POST' };
		expect((await fetch(`${mock.baseUrl}/nothing`, { headers })).status).toBe(404);
		expect((await fetch(new URL('/__journal', mock.baseUrl), { headers })).status).toBe(200);
		const preflight = await fetch(`${mock.baseUrl}/message/receive`, { method: 'OPTIONS', headers: { ...headers, ...origin } });
		expect(preflight.status).toBe(204);
	});
});

describe('faults of a mock', () => {
	test('strike in their order, after the mock has checked itself', async () => {
		await using mock = await startMock({ port: 0, faults: ['status=503; times=2', 'status=429; times=1'] });
		const statuses: number[] = [];
		for (let index = 0; index < 4; index++) statuses.push((await post(mock, sample)).status);
		expect(statuses).toEqual([503, 503, 429, 202]);
	});

	test('strike the same requests by a seed', async () => {
		const run = async () => {
			await using mock = await startMock({ port: 0, faults: ['status=503; rate=0.5'], seed: 7 });
			const statuses: number[] = [];
			for (let index = 0; index < 12; index++) statuses.push((await post(mock, sample)).status);
			return statuses;
		};
		const first = await run();
		expect(new Set(first)).toEqual(new Set([202, 503]));
		expect(await run()).toEqual(first);
	});

	test('are not used up by probes and preflights', async () => {
		await using mock = await startMock({ port: 0, faults: ['reset=before; times=1', 'status=503; times=1'] });
		for (const method of ['GET', 'HEAD', 'OPTIONS']) {
			expect((await fetch(`${mock.baseUrl}/message/receive`, { method })).status).toBe(405);
		}
		await expect(post(mock, sample)).rejects.toThrow();
		expect((await post(mock, sample)).status).toBe(503);
		expect((await post(mock, sample)).status).toBe(202);
	});

	test('that are wrong keep it from starting', async () => {
		await expect(startMock({ port: 0, faults: ['status=200'] })).rejects.toThrow('status must be');
	});
});
