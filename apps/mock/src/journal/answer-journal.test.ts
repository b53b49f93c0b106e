import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { post, sample } from '../../test/post.ts';
import { type JournalEntry, type JournalSummary, type Mock, startMock } from '../index.ts';

let mock: Mock;
let revealing: Mock;

beforeAll(async () => {
	[mock, revealing] = await Promise.all([startMock({ port: 0 }), startMock({ port: 0, reveal: true })]);
});
beforeEach(() => {
	mock.journal.clear();
	revealing.journal.clear();
});
afterAll(() => Promise.all([mock.close(), revealing.close()]));

const at = (place: string, of = mock) => new URL(place, of.baseUrl);
const list = async (query = '') =>
	(await (await fetch(at(`/__journal${query}`))).json()) as { total: number; masked: boolean; entries: JournalSummary[] };

/** The status of a request with the headers that fetch keeps for itself. */
function statusOf(place: URL, method: string, headers: Record<string, string>): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		request(place, { method, headers, agent: false }, (response) => resolve(response.resume().statusCode))
			.once('error', reject)
			.end();
	});
}

describe('GET /__journal', () => {
	test('has nothing of the mock’s own check', async () => {
		await using fresh = await startMock({ port: 0 });
		expect(await (await fetch(at('/__journal', fresh))).json()).toEqual({ total: 0, masked: true, entries: [] });
	});

	test('lists what was received, newest first', async () => {
		await post(mock, sample);
		await post(mock, '{}');
		await post(mock, sample, { 'content-type': 'text/plain' });
		const { total, masked, entries } = await list();
		expect({ total, masked }).toEqual({ total: 3, masked: true });
		expect(entries.map(({ status, verdict }) => [status, verdict])).toEqual([
			[415, 'unsupported-media-type'],
			[400, 'invalid-message'],
			[202, 'accepted'],
		]);
		expect(entries[0]).not.toHaveProperty('message');
	});

	test('holds wrong methods and wrong paths of messages, and no look around by a browser', async () => {
		await fetch(`${mock.baseUrl}/message/receive`);
		await post({ baseUrl: `${mock.baseUrl}/555-0100` }, sample);
		for (const place of ['/', '/favicon.ico', '/__journal']) await fetch(at(place));
		await fetch(`${mock.baseUrl}/message/receive`, {
			method: 'OPTIONS',
			headers: { origin: 'https://app.example.com', 'access-control-request-method': 'POST' },
		});
		expect((await list()).entries.map(({ method, path, verdict }) => [method, path, verdict])).toEqual([
			['POST', '…', 'not-found'],
			['GET', '/ccm/message/receive', 'method-not-allowed'],
		]);
	});

	test('names the fault that struck, and the answer that was not given', async () => {
		await post(mock, sample, { 'x-mock-fault': 'status=503' });
		await post(mock, sample, { 'x-mock-fault': 'reset=after' }).catch(() => {});
		expect((await list()).entries).toMatchObject([
			{ verdict: 'accepted', status: 0, fault: 'reset-after', attempt: 2 },
			{ verdict: 'accepted', status: 503, fault: 'status-503', attempt: 1 },
		]);
	});

	test('is filtered and limited by the query', async () => {
		await post(mock, sample);
		await post(mock, sample.replace(JSON.parse(sample).id, 'other id'), { prefer: 'code=503' });
		await post(mock, '{"id":"other id"}');
		const found = async (query: string) => (await list(query)).entries.map(({ entry }) => entry.replace(/\d+/, ''));
		expect(await found('?id=other%20id')).toHaveLength(2);
		expect(await found('?id=other%20id&verdict=accepted')).toHaveLength(1);
		expect(await found('?callId=1234&service=1218&status=202')).toHaveLength(1);
		expect(await found('?callId=9')).toEqual([]);
		expect(await list('?limit=1')).toMatchObject({ total: 3, entries: [{ verdict: 'invalid-message' }] });
	});

	test.each(['?limit=0', '?limit=x', '?limit=', '?caller=1', '?toString=1'])('refuses the query %s', async (query) => {
		expect((await fetch(at(`/__journal${query}`))).status).toBe(400);
	});
});

describe('GET /__journal/{id}', () => {
	test('shows a message, masked, by the id of the entry or of the message', async () => {
		await post(mock, sample);
		await post(mock, sample);
		const byMessage = (await (await fetch(at(`/__journal/${JSON.parse(sample).id}`))).json()) as JournalEntry;
		const byEntry = await (await fetch(at(`/__journal/${byMessage.entry}`))).json();
		expect(byEntry).toEqual(byMessage);
		expect(byMessage).toMatchObject({
			attempt: 2,
			repeat: 'same bytes',
			attempts: [{ attempt: 1 }, { attempt: 2 }],
			masked: true,
		});
		expect(JSON.stringify(byMessage)).not.toMatch(/5550100|Billing/);
	});

	test('shows personal data when the mock was started with reveal', async () => {
		await post(revealing, sample);
		const entry = await (await fetch(at(`/__journal/${JSON.parse(sample).id}`, revealing))).json();
		expect(entry).toMatchObject({ masked: false, message: JSON.parse(sample) });
	});

	test('finds a message id with any characters', async () => {
		const id = 'ä/b ?#%2F';
		await post(mock, JSON.stringify({ ...JSON.parse(sample), id }));
		expect((await fetch(at(`/__journal/${encodeURIComponent(id)}`))).status).toBe(200);
		expect((await fetch(at('/__journal/%E0'))).status).toBe(404);
	});

	test('is 404 for what the journal does not have', async () => {
		const response = await fetch(at('/__journal/entry-999'));
		expect(response.status).toBe(404);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
	});
});

describe('DELETE /__journal', () => {
	test('forgets everything', async () => {
		await post(mock, sample);
		expect((await fetch(at('/__journal'), { method: 'DELETE' })).status).toBe(204);
		expect((await list()).entries).toEqual([]);
	});

	test.each([
		['/__journal', 'POST', 'GET, DELETE'],
		['/__journal/events', 'DELETE', 'GET'],
		['/__journal/entry-1', 'DELETE', 'GET'],
	])('%s does not know %s', async (place, method, allow) => {
		const response = await fetch(at(place), { method });
		expect(response.status).toBe(405);
		expect(response.headers.get('allow')).toBe(allow);
	});
});

describe('who may ask', () => {
	const own = () => ({ origin: new URL(mock.baseUrl).origin });
	const rebound = { host: 'evil.example.com' };
	const foreign = { origin: 'https://evil.example.com' };
	const devServer = { origin: 'http://localhost:5173' };

	test.each([
		['no browser', 204, () => ({})],
		['the mock’s own page', 204, own],
		['a page of a development server on this machine', 204, () => devServer],
		['a client that reaches the mock by a name of its network', 204, () => ({ host: 'mock:4010' })],
		['a page of another origin', 403, () => foreign],
		['a page without an origin', 403, () => ({ origin: 'null' })],
		['a page whose name was rebound', 403, () => ({ ...rebound, origin: 'http://evil.example.com' })],
	])('%s is answered %i when it clears the journal', async (_, status, headers) => {
		expect(await statusOf(at('/__journal'), 'DELETE', headers())).toBe(status);
	});

	test.each([
		['no browser', 200, {}],
		['a page of a development server on this machine', 200, devServer],
		['a page of another origin', 403, foreign],
		['a page whose name was rebound', 403, rebound],
		['a name that ends like one of this machine', 403, { host: '127.0.0.1.example.com' }],
	])('%s is answered %i when it reads what a mock reveals', async (_, status, headers) => {
		for (const place of ['/__journal', '/__journal/events']) {
			expect(await statusOf(at(place, revealing), 'GET', headers)).toBe(status);
		}
	});

	test('pages of every origin may read what is masked', async () => {
		const response = await fetch(at('/__journal'), { headers: foreign });
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		const preflight = { ...foreign, 'access-control-request-method': 'DELETE' };
		expect(await statusOf(at('/__journal'), 'OPTIONS', preflight)).toBe(403);
		expect(await statusOf(at('/__journal'), 'OPTIONS', { ...preflight, 'access-control-request-method': 'GET' })).toBe(204);
		expect(await statusOf(at('/__journal'), 'OPTIONS', { ...preflight, ...devServer })).toBe(204);
	});

	test('what a mock reveals is open to the origin that may read it, and to no other', async () => {
		const response = await fetch(at('/__journal', revealing), { headers: devServer });
		expect(response.headers.get('access-control-allow-origin')).toBe(devServer.origin);
		expect(response.headers.get('vary')).toBe('origin');
	});
});

describe('GET /__journal/events', () => {
	/** Reads events until as many have come. */
	async function events(response: Response, count: number): Promise<string[]> {
		const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
		let text = '';
		while (text.split('\n\n').length <= count) text += (await reader?.read())?.value ?? '';
		await reader?.cancel();
		return text.split('\n\n').slice(0, count);
	}

	test('tells of every message as it comes, and of a cleared journal', async () => {
		const response = await fetch(at('/__journal/events'));
		expect(response.headers.get('content-type')).toBe('text/event-stream');
		await post(mock, JSON.stringify({ ...JSON.parse(sample), id: 'a\n\nevent: forged' }));
		mock.journal.clear();
		const [retry, entry = '', cleared] = await events(response, 3);
		expect(retry).toBe('retry: 1000');
		const [, id, data] = /^event: entry\nid: (entry-\d+)\ndata: (.*)$/.exec(entry) ?? [];
		expect(JSON.parse(data ?? '')).toMatchObject({ entry: id, messageId: 'a\n\nevent: forged', status: 202 });
		expect(cleared).toBe('event: cleared\ndata: {}');
	});

	test('ends with the mock', async () => {
		const closing = await startMock({ port: 0 });
		const response = await fetch(at('/__journal/events', closing));
		await closing.close();
		await expect(response.text()).rejects.toThrow();
	});
});
