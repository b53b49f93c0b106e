import { expect, test } from 'vitest';
import { callMessage } from '../../test/messages.ts';
import { createClient, type Fetch, NetworkError, TimeoutError } from '../index.ts';

test('a fetch that ignores its signal is given up after timeoutMs', async () => {
	const fetch: Fetch = () => new Promise(() => {});
	const sent = createClient({ baseUrl: 'https://cx.example.com', fetch, timeoutMs: 30, retries: 0 }).send(callMessage());
	await expect(sent).rejects.toBeInstanceOf(TimeoutError);
});

test('a body that ignores the signal is given up after timeoutMs', async () => {
	const fetch: Fetch = async () => new Response(new ReadableStream(), { status: 202 });
	const { status } = await createClient({ baseUrl: 'https://cx.example.com', fetch, timeoutMs: 30, retries: 0 }).send(
		callMessage(),
	);
	expect(status).toBe(202);
});

test.each([
	['an error', Object.assign(new TypeError('fetch failed'), { cause: { code: 7 } })],
	['a string', 'ECONNREFUSED'],
	['a name instead of a code', Object.assign(new Error('x'), { code: 'Smith' })],
	['a code that is no code', Object.assign(new Error('x'), { code: 'Bearer secret' })],
])('a fetch that throws %s is a network error without a code', async (_, thrown) => {
	const fetch: Fetch = () => Promise.reject(thrown);
	const error = await createClient({ baseUrl: 'https://cx.example.com', fetch, retries: 0 })
		.send(callMessage())
		.catch((reason) => reason);
	expect(error).toBeInstanceOf(NetworkError);
	expect(error.code).toBeUndefined();
});

test('a fetch that throws at once is a network error', async () => {
	const fetch: Fetch = () => {
		throw new TypeError('no network');
	};
	const sent = createClient({ baseUrl: 'https://cx.example.com', fetch, retries: 0 }).send(callMessage());
	await expect(sent).rejects.toBeInstanceOf(NetworkError);
});

test('a fetch that throws at once when it is aborted leaves no rejection behind', async () => {
	const controller = new AbortController();
	const fetch: Fetch = () => {
		controller.abort(new Error('shutting down'));
		throw new TypeError('closed');
	};
	const { send } = createClient({ baseUrl: 'https://cx.example.com', fetch });
	await expect(send(callMessage(), { signal: controller.signal })).rejects.toThrow('shutting down');
});

test('a fetch whose answer has no body member is an answer', async () => {
	const answer = { status: 202, statusText: 'Accepted', headers: new Headers() } as Response;
	const { status } = await createClient({ baseUrl: 'https://cx.example.com', fetch: async () => answer }).send(callMessage());
	expect(status).toBe(202);
});
