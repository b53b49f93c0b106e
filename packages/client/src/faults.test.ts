import { EventEmitter, once } from 'node:events';
import { createServer as createTcpServer } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, onTestFinished, test } from 'vitest';
import { answering, serve } from '../test/http-server.ts';
import { callMessage } from '../test/messages.ts';
import { createClient, type Fetch, NetworkError, TimeoutError } from './index.ts';

/** Answers every connection with raw bytes, then ends it. */
async function rawServer(bytes: string): Promise<string> {
	const server = createTcpServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', () => socket.end(bytes));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => void server.close());
	return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

test('a server that never answers is given up after timeoutMs', async () => {
	const baseUrl = await serve((request) => request.resume());
	const sent = createClient({ baseUrl, timeoutMs: 30, retries: 0 }).send(callMessage());
	await expect(sent).rejects.toBeInstanceOf(TimeoutError);
	await expect(sent).rejects.toMatchObject({ name: 'TimeoutError', timeoutMs: 30, url: `${baseUrl}/message/receive` });
});

test('the connection is closed when the time is over', async () => {
	const closed = new EventEmitter();
	const baseUrl = await serve((request) => request.resume().on('close', () => closed.emit('close')));
	const sent = createClient({ baseUrl, timeoutMs: 30, retries: 0 }).send(callMessage());
	await Promise.all([once(closed, 'close'), expect(sent).rejects.toBeInstanceOf(TimeoutError)]);
});

test('a fetch that ignores its signal is given up after timeoutMs', async () => {
	const fetch: Fetch = () => new Promise(() => {});
	const sent = createClient({ baseUrl: 'https://cx.example.com', fetch, timeoutMs: 30, retries: 0 }).send(callMessage());
	await expect(sent).rejects.toBeInstanceOf(TimeoutError);
});

test('a 202 whose body never ends is a success, with what came of it', async () => {
	const baseUrl = await serve((request, response) => {
		request.resume().on('end', () => response.writeHead(202).write('the start'));
	});
	const { status, response } = await createClient({ baseUrl, timeoutMs: 100, retries: 0 }).send(callMessage());
	expect(status).toBe(202);
	expect(await response.text()).toBe('the start');
});

test('a body that ignores the signal is given up after timeoutMs', async () => {
	const fetch: Fetch = async () => new Response(new ReadableStream(), { status: 202 });
	const { status } = await createClient({ baseUrl: 'https://cx.example.com', fetch, timeoutMs: 30, retries: 0 }).send(
		callMessage(),
	);
	expect(status).toBe(202);
});

test('a 503 whose body never ends is a 503', async () => {
	const baseUrl = await serve((request, response) => {
		request.resume().on('end', () => response.writeHead(503).write('the start'));
	});
	const sent = createClient({ baseUrl, timeoutMs: 100, retries: 0 }).send(callMessage());
	await expect(sent).rejects.toMatchObject({ name: 'UnexpectedStatusError', status: 503 });
});

test.each([202, 500])('of 100 MB in the answer with %i, 64 KiB are read', async (status) => {
	const megabytes = Array.from({ length: 100 }, () => Buffer.alloc(1_000_000, 'x'));
	let fate: Promise<string> | undefined;
	const baseUrl = await serve((request, response) => {
		request.resume();
		response.writeHead(status);
		fate = pipeline(Readable.from(megabytes), response).then(
			() => 'sent whole',
			() => 'cut off',
		);
	});
	const { response } = await createClient({ baseUrl, retries: 0 })
		.send(callMessage())
		.catch((error) => error);
	expect((await response.text()).length).toBe(65_536);
	expect(await fate).toBe('cut off');
});

test('an error page is not repeated in the error, and is at hand', async () => {
	const page = '<html><body>502 for 5550188</body></html>';
	const sent = createClient({ baseUrl: await answering(502, { 'content-type': 'text/html' }, page) }).send(callMessage());
	const error = await sent.catch((reason) => reason);
	expect(error).toMatchObject({ name: 'UnexpectedStatusError', status: 502 });
	expect(error.message).not.toContain('5550188');
	expect(await error.response.text()).toBe(page);
});

test('a 202 that promises more than it sends is a success', async () => {
	const baseUrl = await rawServer('HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nshort');
	const { status, response } = await createClient({ baseUrl, retries: 0 }).send(callMessage());
	expect(status).toBe(202);
	expect(await response.text()).toBe('short');
});

test.each([
	['no answer at all', ''],
	['half a header', 'HTTP/1.1 202 Acc'],
	['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
	['two lengths', 'HTTP/1.1 202 Accepted\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
	['a length below zero', 'HTTP/1.1 202 Accepted\r\nContent-Length: -1\r\n\r\n'],
])('%s is a network error', async (_, bytes) => {
	const error = await createClient({ baseUrl: await rawServer(bytes), retries: 0 })
		.send(callMessage())
		.catch((reason) => reason);
	expect(error).toBeInstanceOf(NetworkError);
	expect(error.message).toMatch(/ gave no answer( \([A-Z_]+\))?\. The message may have arrived/);
});

test('a reset connection is a network error', async () => {
	const baseUrl = await serve((request) => request.socket.resetAndDestroy());
	await expect(createClient({ baseUrl, retries: 0 }).send(callMessage())).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('a port where nothing listens is a network error that says so', async () => {
	const server = createTcpServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	await new Promise((closed) => server.close(closed));
	const sent = createClient({ baseUrl: `http://127.0.0.1:${port}` }).send(callMessage());
	await expect(sent).rejects.toThrow(/\(ECONNREFUSED\)\. Nothing listens there/);
});

test.each([
	['an error', Object.assign(new TypeError('fetch failed'), { cause: { code: 'NOT_AN_ERROR' } })],
	['a string', 'ECONNREFUSED'],
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

test('an abort rejects with the reason of the signal', async () => {
	const controller = new AbortController();
	const reason = new Error('shutting down');
	const baseUrl = await serve(() => controller.abort(reason));
	await expect(createClient({ baseUrl, retries: 0 }).send(callMessage(), { signal: controller.signal })).rejects.toBe(reason);
});

test('an abort without a reason rejects with an AbortError', async () => {
	const controller = new AbortController();
	const baseUrl = await serve(() => controller.abort());
	const sent = createClient({ baseUrl, retries: 0 }).send(callMessage(), { signal: controller.signal });
	await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
});

test('with a signal that is aborted already nothing is sent', async () => {
	let requests = 0;
	const baseUrl = await serve((_, response) => {
		requests++;
		response.end();
	});
	const reason = new Error('shutting down');
	await expect(createClient({ baseUrl, retries: 0 }).send(callMessage(), { signal: AbortSignal.abort(reason) })).rejects.toBe(
		reason,
	);
	expect(requests).toBe(0);
});
