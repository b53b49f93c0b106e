import { getEventListeners } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { inspect } from 'node:util';
import { advise } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { answering, serve } from '../test/http-server.ts';
import { callMessage } from '../test/messages.ts';
import { type ClientOptions, createClient, InvalidMessageError } from './index.ts';

interface Received {
	method: string | undefined;
	url: string | undefined;
	headers: IncomingHttpHeaders;
	text: string;
}

async function recording(): Promise<{ baseUrl: string; received: Received[] }> {
	const received: Received[] = [];
	const baseUrl = await serve(async (request, response) => {
		const { method, url, headers } = request;
		let text = '';
		for await (const chunk of request.setEncoding('utf8')) text += chunk;
		received.push({ method, url, headers, text });
		response.writeHead(202).end();
	});
	return { baseUrl, received };
}

test('the message arrives once, as JSON in UTF-8, at the endpoint below the base URL', async () => {
	const { baseUrl, received } = await recording();
	const { status } = await createClient({ baseUrl }).send(callMessage());
	expect(status).toBe(202);
	expect(received).toHaveLength(1);
	expect(received[0]).toMatchObject({ method: 'POST', url: '/ccm/message/receive', text: JSON.stringify(callMessage()) });
	expect(received[0]?.headers['content-type']).toBe('application/json');
	expect(received[0]?.headers.authorization).toBeUndefined();
});

test('the token is sent as a bearer token and shown nowhere', async () => {
	const { baseUrl, received } = await recording();
	const client = createClient({ baseUrl, token: 'secret-token' });
	await client.send(callMessage());
	expect(received[0]?.headers.authorization).toBe('Bearer secret-token');
	expect(inspect(client, { depth: null, showHidden: true })).not.toContain('secret-token');
});

test.each([200, 201, 202, 204, 205, 299])('%i is success', async (status) => {
	const { send } = createClient({ baseUrl: await answering(status) });
	const result = await send(callMessage());
	expect(result.status).toBe(status);
	expect(result.response.status).toBe(status);
	expect(await result.response.text()).toBe('');
});

test('the answer is handed over with headers and body', async () => {
	const { send } = createClient({ baseUrl: await answering(202, { 'x-request-id': 'r-1' }, '{"queued":true}') });
	const { response } = await send(callMessage());
	expect(response.headers.get('x-request-id')).toBe('r-1');
	expect(await response.json()).toEqual({ queued: true });
});

test('a message of little use to the reports is sent, and the advice returned', async () => {
	const message = callMessage();
	delete message.body.callId;
	const { advice } = await createClient({ baseUrl: await answering(202) }).send(message);
	expect(advice).toEqual(advise(message));
	expect(advice).toContainEqual(expect.objectContaining({ code: 'missing-for-report', pointer: '/body/callId' }));
});

test('an invalid message is not sent', async () => {
	const { baseUrl, received } = await recording();
	const message = callMessage();
	message.header.timestamp = 1680692114;
	Reflect.deleteProperty(message.header, 'sender');
	const error = await createClient({ baseUrl })
		.send(message)
		.catch((reason: unknown) => reason);
	expect(error).toBeInstanceOf(InvalidMessageError);
	const places = (error as InvalidMessageError).errors.map(({ pointer, code }) => `${pointer} ${code}`);
	expect(places.sort()).toEqual(['/header/sender required', '/header/timestamp minimum']);
	for (const { pointer, message: due } of (error as InvalidMessageError).errors) {
		expect((error as Error).message).toContain(`${pointer} ${due}`);
	}
	expect(received).toEqual([]);
});

test('the message of an error counts the faults and lists ten', async () => {
	const message = callMessage();
	message.body.activities = Array.from({ length: 12 }, () => ({ menu: '', selection: '', timestamp: '1680692054700' }));
	const sent = createClient({ baseUrl: 'http://127.0.0.1:9' }).send(message);
	await expect(sent).rejects.toThrow(/not sent, errors: 12(\n {2}\/body\/activities\/\d+\/menu .*){10}$/);
});

test.each([
	['a cycle', (body: Record<string, unknown>) => Object.assign(body, { self: body })],
	['a BigInt', (body: Record<string, unknown>) => Object.assign(body, { count: 1n })],
])('a message with %s is invalid', async (_, spoil) => {
	const message = callMessage();
	spoil(message.body);
	await expect(createClient({ baseUrl: 'http://127.0.0.1:9' }).send(message)).rejects.toBeInstanceOf(InvalidMessageError);
});

test.each([undefined, null, 'text', [], () => {}])('%s is an invalid message', async (message) => {
	// @ts-expect-error not a message
	await expect(createClient({ baseUrl: 'http://127.0.0.1:9' }).send(message)).rejects.toBeInstanceOf(InvalidMessageError);
});

test('the message is not changed, even a frozen one', async () => {
	const message = deepFreeze(callMessage());
	await createClient({ baseUrl: await answering(202) }).send(message);
	expect(message).toEqual(callMessage());
});

test('a fetch of your own is called without a this, with a text body', async () => {
	const calls: [unknown, string, RequestInit][] = [];
	async function fetch(this: unknown, url: string, init: RequestInit): Promise<Response> {
		calls.push([this, url, init]);
		return new Response(null, { status: 202 });
	}
	await createClient({ baseUrl: 'https://cx.example.com/ccm', fetch }).send(callMessage());
	expect(calls).toEqual([
		[
			undefined,
			'https://cx.example.com/ccm/message/receive',
			expect.objectContaining({ method: 'POST', body: JSON.stringify(callMessage()), redirect: 'manual' }),
		],
	]);
});

test('nothing stays behind on a signal that is used for many messages', async () => {
	const { send } = createClient({ baseUrl: await answering(202) });
	const { signal } = new AbortController();
	for (let sent = 0; sent < 3; sent++) await send(callMessage(), { signal });
	expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2_147_483_648])('a time-out of %d ms is refused', (timeoutMs) => {
	expect(() => createClient({ baseUrl: 'https://cx.example.com', timeoutMs })).toThrow(TypeError);
});

test.each([null, false, 12345, ['a']])('%j is no token', (token) => {
	// @ts-expect-error not a token
	expect(() => createClient({ baseUrl: 'https://cx.example.com', token })).toThrow(/^token must be/);
});

test('options are read once', async () => {
	const told: unknown[] = [];
	const options: ClientOptions = { baseUrl: await answering(202) };
	const { send } = createClient(options);
	Object.assign(options, { onAttempt: (attempt: unknown) => told.push(attempt) });
	await send(callMessage());
	expect(told).toEqual([]);
});

test.each(['', 'two words', 'line-break\n', 'é'])('%j is refused as a token, without repeating it', (token) => {
	expect(() => createClient({ baseUrl: 'https://cx.example.com', token })).toThrow(
		new TypeError('token must be ASCII without spaces.'),
	);
});

function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
	return Object.freeze(value);
}
