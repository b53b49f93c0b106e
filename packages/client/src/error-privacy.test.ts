import { inspect } from 'node:util';
import { problem } from '@ivr-activity/contract';
import { expect, onTestFinished, test } from 'vitest';
import { answering, serve } from '../test/http-server.ts';
import { callerNumber, callMessage } from '../test/messages.ts';
import { type ClientOptions, createClient, fetchTransport, SendError, type Transport } from './index.ts';
import { undiciTransport } from './undici.ts';

const token = 'secret-token';
const echo = `${callerNumber} ${token} Kontostand Zoë`;
const secrets = [callerNumber, token, 'Kontostand', 'Zoë'];

/** Every way in which an error ends up in a log. */
function printed(error: SendError): string {
	const members = Object.getOwnPropertyNames(error).map((name) => String(Reflect.get(error, name)));
	return [inspect(error, { depth: null, showHidden: true }), JSON.stringify(error), error.stack, String(error), ...members].join(
		'\n',
	);
}

async function failure(baseUrl: string, options?: Pick<ClientOptions, 'fetch' | 'timeoutMs'>): Promise<SendError> {
	const error = await createClient({ baseUrl, token, retries: 0, ...options })
		.send(callMessage())
		.catch((reason: unknown) => reason);
	if (error instanceof SendError) return error;
	throw new Error('The send did not fail with a SendError', { cause: error });
}

const headers = { 'content-type': 'text/plain', 'set-cookie': token, 'x-echo': callerNumber };

test.each([302, 400, 401, 403, 404, 413, 415, 418, 429, 500, 503])(
	'an answer with %i that repeats the message',
	async (status) => {
		const error = await failure(await answering(status, { ...headers, location: `/login?token=${token}` }, echo));
		for (const secret of secrets) expect(printed(error)).not.toContain(secret);
	},
);

test('a problem document that repeats the message in its detail', async () => {
	const body = JSON.stringify({ ...problem([{ pointer: '/id', code: 'type', message: 'must be a string' }]), detail: echo });
	const error = await failure(await answering(400, { 'content-type': 'application/problem+json' }, body));
	expect(printed(error)).toContain('/id must be a string');
	for (const secret of secrets) expect(printed(error)).not.toContain(secret);
});

test('an answer that is not HTTP and repeats the message', async () => {
	const error = await failure(await serve((request) => request.socket.end(`HTTP/9.9 ${echo}\r\n\r\n`)));
	for (const secret of secrets) expect(printed(error)).not.toContain(secret);
});

test('a time-out', async () => {
	const error = await failure(await serve(() => {}), { timeoutMs: 1000 });
	for (const secret of secrets) expect(printed(error)).not.toContain(secret);
});

test('a fetch that throws its request', async () => {
	const error = await failure('https://cx.example.com', {
		fetch: (url, init) => Promise.reject(Object.assign(new Error(echo), { url, init })),
	});
	for (const secret of secrets) expect(printed(error)).not.toContain(secret);
});

test('an invalid message', async () => {
	const message = callMessage();
	// @ts-expect-error wrong on purpose
	message.header.channelData.channelCustomerIdentifier = [callerNumber];
	// @ts-expect-error wrong on purpose
	message.body.activities[0].selection = { Kontostand: 1 };
	const error = await createClient({ baseUrl: 'https://cx.example.com', token })
		.send(message)
		.catch((reason) => reason);
	expect(error.name).toBe('InvalidMessageError');
	for (const secret of secrets) expect(printed(error)).not.toContain(secret);
});

const transports: [string, () => Transport][] = [
	['fetch', () => fetchTransport()],
	[
		'undici',
		() => {
			const transport = undiciTransport();
			onTestFinished(() => transport.close());
			return transport;
		},
	],
];

const targets: [string, () => Promise<string>][] = [
	['answers 503 with the message', () => answering(503, { ...headers, 'retry-after': '0' }, echo)],
	['repeats the message in its status line', () => serve((request) => request.socket.end(`HTTP/1.1 503 ${echo}\r\n\r\n`))],
	['repeats the message instead of HTTP', () => serve((request) => request.socket.end(echo))],
	['resets the connection', () => serve((request) => request.socket.resetAndDestroy())],
	['never answers', () => serve(() => {})],
];

test.each(transports.flatMap(([name, transport]) => targets.map(([does, target]) => [name, does, transport, target] as const)))(
	'what hooks are told over %s when a target %s',
	async (_, __, makeTransport, target) => {
		const told: object[] = [];
		const tell = (event: object) => told.push(event);
		const hooks = { onAttempt: tell, onRetry: tell, onGiveUp: tell };
		const options = { baseUrl: await target(), token, retries: 1, timeoutMs: 100, transport: makeTransport(), ...hooks };
		const error = await createClient(options)
			.send(callMessage())
			.catch((reason) => reason);
		expect(told.map((event) => 'error' in event)).toEqual([false, true, false, true]);
		const log = [inspect(told, { depth: null, showHidden: true }), JSON.stringify(told), printed(error)].join();
		for (const secret of secrets) expect(log).not.toContain(secret);
		expect(error.cause).toBeUndefined();
	},
);
