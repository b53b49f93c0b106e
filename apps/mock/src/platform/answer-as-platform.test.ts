import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, sample } from '../../test/post.ts';
import { type Mock, type RequestRecord, startMock } from '../index.ts';
import { formatRecord } from '../request-record.ts';

const origin = { origin: 'https://app.example.com' };

describe('a mock like the platform', () => {
	let mock: Mock;
	const records: RequestRecord[] = [];
	beforeAll(async () => {
		mock = await startMock({ port: 0, like: 'platform', onRequest: (record) => records.push(record) });
	});
	afterAll(() => mock.close());

	test('accepts what the contract refuses and the platform does not, and logs what it keeps to itself', async () => {
		records.length = 0;
		const response = await post(mock, sample.replace('"INBOUND"', '7'), origin);
		expect(response.status).toBe(202);
		expect(await response.text()).toBe('');
		expect(records).toMatchObject([{ status: 202, verdict: 'invalid-message', untold: 'the message breaks the contract' }]);
		expect(formatRecord(records[0] as RequestRecord)).toMatch(
			/^202 invalid-message .*errors\(1\): type \/body\/startDirection untold: the message breaks the contract$/,
		);
		expect(mock.journal.entries().at(-1)).toMatchObject({ status: 202, verdict: 'invalid-message' });
	});

	test('accepts another kind of body, and logs that the record is lost', async () => {
		records.length = 0;
		const message = JSON.parse(sample);
		message.body.type = 'URL';
		expect((await post(mock, JSON.stringify(message))).status).toBe(202);
		expect(records).toMatchObject([{ status: 202, untold: 'the record is lost: /body/type' }]);
	});

	test('accepts what is valid, and has nothing to add', async () => {
		records.length = 0;
		expect((await post(mock, sample)).status).toBe(202);
		expect(records[0]).not.toHaveProperty('untold');
	});

	test('reads the first of two documents', async () => {
		expect((await post(mock, `${sample}{}`)).status).toBe(202);
	});

	test('answers a preferred status', async () => {
		expect((await post(mock, sample, { prefer: 'code=500' })).status).toBe(500);
	});

	test.each([
		['a message without a sender’s id', sample.replace(/"id":"f1370ff7[^"]*",/, ''), {}, 400, 'Bad Request'],
		['text that is not JSON', '{', {}, 400, 'Bad Request'],
		['another media type', sample, { 'content-type': 'text/plain' }, 415, 'Unsupported Media Type'],
	])('refuses %s in the words of Spring, which name no fault', async (_, body, headers, status, error) => {
		const response = await post(mock, body, { ...origin, ...headers });
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('application/json');
		const answered = (await response.json()) as { timestamp: string };
		expect(answered).toEqual({ timestamp: answered.timestamp, status, error, path: '/message/receive' });
		expect(answered.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/);
		expect(response.headers.has('access-control-allow-origin')).toBe(false);
	});

	test('refuses another method and another path in the words of Spring', async () => {
		const method = await fetch(`${mock.baseUrl}/message/receive`);
		expect(method.status).toBe(405);
		expect(method.headers.get('allow')).toBe('POST');
		expect(await method.json()).toMatchObject({ status: 405, error: 'Method Not Allowed' });
		const path = await fetch(`${mock.baseUrl}/nothing`, { method: 'POST' });
		expect(await path.json()).toMatchObject({ status: 404, error: 'Not Found' });
	});

	test('refuses a body over the limit as an ingress does, in HTML', async () => {
		const response = await post(mock, ' '.repeat(6_291_457));
		expect(response.status).toBe(413);
		expect(response.headers.get('content-type')).toBe('text/html');
	});

	test('lets no page of another origin send or read', async () => {
		const headers = { ...origin, 'access-control-request-method': 'POST' };
		const preflight = await fetch(`${mock.baseUrl}/message/receive`, { method: 'OPTIONS', headers });
		expect(preflight.status).toBe(403);
		expect(preflight.headers.has('access-control-allow-origin')).toBe(false);
		expect((await post(mock, sample, origin)).headers.has('access-control-allow-origin')).toBe(false);
	});
});

test('a mock is like nothing but the platform', async () => {
	await expect(startMock({ port: 0, like: 'spring' as 'platform' })).rejects.toThrow("like must be 'platform'");
});
