import { EventEmitter, once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answering, answeringRaw } from '../../test/http-server.ts';
import { callerNumber, callMessage } from '../../test/messages.ts';
import {
	type ClientOptions,
	createClient,
	fetchTransport,
	NetworkError,
	RedirectError,
	type SendError,
	TimeoutError,
	type Transport,
} from '../index.ts';
import { undiciTransport } from '../undici.ts';

/** A server whose connections are in the hands of the test, once a request has come or at once. */
async function talking(talk: (socket: Socket) => void, begin: 'data' | 'connect' = 'data'): Promise<string> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket.on('error', () => {}));
		if (begin === 'connect') talk(socket);
		else socket.once('data', () => talk(socket));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

/** Writes a text byte by byte, as long as somebody listens. */
function drip(socket: Socket, text: string): void {
	let sent = 0;
	const timer = setInterval(() => {
		if (socket.destroyed || sent === text.length) clearInterval(timer);
		else socket.write(text.charAt(sent++));
	}, 5);
	socket.on('close', () => clearInterval(timer));
}

const head = 'HTTP/1.1 202 Accepted\r\n';

const transports: [string, () => Transport][] = [
	['fetch', () => fetchTransport()],
	[
		'undici',
		() => {
			const transport = undiciTransport();
			// It would wait for a handshake that never ends.
			onTestFinished(() => void transport.close());
			return transport;
		},
	],
];

describe.each(transports)('over %s', (_, makeTransport) => {
	function send(baseUrl: string, options?: Partial<ClientOptions>) {
		const client = createClient({ baseUrl, retries: 0, transport: makeTransport(), ...options });
		return client.send(callMessage());
	}

	async function failure(baseUrl: string, options?: Partial<ClientOptions>): Promise<SendError> {
		const error = await send(baseUrl, options).then(
			() => new Error('It was accepted.'),
			(reason) => reason,
		);
		expect(inspect(error, { depth: null, showHidden: true })).not.toContain(callerNumber);
		return error;
	}

	test('a header that drips is given up after timeoutMs', async () => {
		const baseUrl = await talking((socket) => drip(socket, `${head}X: ${'x'.repeat(10_000)}`));
		expect(await failure(baseUrl, { timeoutMs: 100 })).toBeInstanceOf(TimeoutError);
	});

	test('of a body that drips, what came until timeoutMs is kept', async () => {
		const baseUrl = await talking((socket) => {
			socket.write(`${head}Content-Length: 10000\r\n\r\n`);
			drip(socket, 'x'.repeat(10_000));
		});
		const { status, response } = await send(baseUrl, { timeoutMs: 5000 });
		expect(status).toBe(202);
		expect(await response.text()).toMatch(/^x+$/);
	});

	test('a TLS handshake that never ends is given up after timeoutMs', async () => {
		const baseUrl = await talking(() => {}, 'connect');
		expect(await failure(baseUrl.replace('http:', 'https:'), { timeoutMs: 50 })).toBeInstanceOf(TimeoutError);
	});

	test('a wait for a connection ends at once when the signal is aborted', async () => {
		const controller = new AbortController();
		const reason = new Error('shutting down');
		const connected = new EventEmitter();
		const connection = once(connected, 'connection');
		const url = (await talking(() => connected.emit('connection'), 'connect')).replace('http:', 'https:');
		const sent = makeTransport()({ url, method: 'POST', headers: {}, body: '{}', attempt: 1, signal: controller.signal });
		await connection;
		controller.abort(reason);
		const later = new Promise((resolve) => setImmediate(resolve));
		await expect(Promise.race([sent, later])).rejects.toBe(reason);
	});

	test.each([301, 302, 303, 307, 308])('a redirect with %i names where it points, without its secrets', async (status) => {
		for (const [location, named] of [
			['https://other.example.com/login?token=secret#secret', 'https://other.example.com/login'],
			['//ivr:secret@other.example.com/login', 'http://other.example.com/login'],
			['/sso?session=secret', expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/sso$/)],
			['?secret', expect.stringMatching(/\/message\/receive$/)],
			['javascript:secret()', undefined],
			['http://[secret', undefined],
		] as const) {
			const error = await failure(await answering(status, { location }, `<a href="${location}">`));
			expect(error).toBeInstanceOf(RedirectError);
			expect(error).toMatchObject({ location: named });
			expect(inspect(error, { depth: null })).not.toContain('secret');
		}
	});

	test('a thousand early hints do not hide the answer', async () => {
		const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(1000);
		expect(await send(await answeringRaw(`${hints}${head}Content-Length: 0\r\n\r\n`))).toMatchObject({ status: 202 });
	});

	test('endless early hints are given up after timeoutMs', async () => {
		const baseUrl = await talking((socket) => {
			const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5);
			socket.on('close', () => clearInterval(timer));
		});
		expect(await failure(baseUrl, { timeoutMs: 100 })).toBeInstanceOf(TimeoutError);
	});

	test.each([204, 205])('a %i has no body', async (status) => {
		const { response } = await send(await answering(status));
		expect([response.status, await response.text()]).toEqual([status, '']);
	});

	test.each([
		['a length that is too short', 'Content-Length: 3\r\n\r\nlonger', 'lon'],
		['a length that is too long', 'Content-Length: 30\r\n\r\nshort', 'short'],
		['no length', '\r\nuntil the end', 'until the end'],
		['a chunk that is none', 'Transfer-Encoding: chunked\r\n\r\n4\r\ngood\r\nZZ\r\n', 'good'],
		['an encoding that it has not', 'Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope', ''],
		['an encoding that nobody knows', 'Content-Encoding: x-secret\r\nContent-Length: 4\r\n\r\nnope', 'nope'],
	])('a 202 with %s is a success', async (_, rest, text) => {
		const { status, response } = await send(await answeringRaw(head + rest));
		expect([status, await response.text()]).toEqual([202, text]);
	});

	test.each([
		['headers of a megabyte', `${head}X: ${'x'.repeat(1_000_000)}\r\n\r\n`],
		['a hundred thousand headers', `${head}${'X: 1\r\n'.repeat(100_000)}\r\n`],
		['a status of two digits', 'HTTP/1.1 20 Accepted\r\n\r\n'],
		['a status line alone', head],
		['bytes at random', '\u0000\u0016\u0003\u0001\r\n\r\nÿþ'],
		['a protocol that was not asked for', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'],
	])('%s: a network error', async (_, bytes) => {
		expect(await failure(await answeringRaw(bytes))).toBeInstanceOf(NetworkError);
	});

	test('what stands behind an answer is not taken for the next one', async () => {
		const baseUrl = await talking((socket) => {
			socket.write(`${head}Content-Length: 0\r\n\r\nHTTP/1.1 500 Forged\r\nContent-Length: 0\r\n\r\n`);
		});
		const client = createClient({ baseUrl, retries: 2, transport: makeTransport() });
		for (let count = 0; count < 3; count++) expect(await client.send(callMessage())).toMatchObject({ status: 202 });
	});
});
