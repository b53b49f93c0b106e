import { createServer, type RequestListener } from 'node:http';
import { connect, createServer as createHttp2Server } from 'node:http2';
import { buffer } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { text } from '../test/cases.ts';
import { ask, recorder } from '../test/one-server.ts';
import { chunkedPost, head, post, target } from '../test/wire.ts';
import { createNodeReceiver, toNodeListener } from './node.ts';

it('listens for a function around a receiver, which may stop reading and still answer', async () => {
	const listener = toNodeListener(async (request) => {
		const reader = request.body?.getReader();
		await reader?.read();
		await reader?.cancel();
		return new Response('not now', { status: 503 });
	});
	const { status, body, headers } = await ask(createServer(listener).listen(0), Buffer.concat(chunkedPost([text]).slice(0, 2)));
	expect(status).toBe(503);
	expect({ body, headers }).toMatchObject({ headers: { 'content-type': 'text/plain;charset=UTF-8' } });
});

it('names the fix when the body was read before', async () => {
	const options = recorder();
	const receive = createNodeReceiver(options);
	const server = createServer(async (request, response) => {
		await buffer(request);
		receive(request, response);
	}).listen(0);
	expect((await ask(server, post(text))).status).toBe(500);
	expect(options.received).toEqual([]);
	expect(options.errors.map(String)).toEqual([expect.stringContaining('before any body parser')]);
});

it('names the fix when the body was turned into text before', async () => {
	const options = recorder();
	const receive = createNodeReceiver(options);
	const server = createServer((request, response) => receive(request.setEncoding('utf8'), response)).listen(0);
	expect((await ask(server, post(text))).status).toBe(500);
	expect(options.errors.map(String)).toEqual([expect.stringContaining('before any body parser')]);
});

it.each([
	['of length 0', head('POST', { 'Content-Type': 'application/json', 'Content-Length': 0 })],
	['of no chunks', Buffer.concat(chunkedPost([]))],
])('loses nothing when an empty body %s was read before', async (_name, request) => {
	const options = recorder();
	const receive = createNodeReceiver(options);
	const server = createServer(async (request, response) => {
		await buffer(request);
		receive(request, response);
	}).listen(0);
	expect((await ask(server, request)).status).toBe(400);
	expect(options.errors).toEqual([]);
});

it('leaves a request alone that was answered before', async () => {
	const options = recorder();
	const receive = createNodeReceiver(options);
	const listener: RequestListener = (request, response) => {
		response.writeHead(503, { 'content-length': 0 }).end();
		receive(request, response);
	};
	expect((await ask(createServer(listener).listen(0), post(text))).status).toBe(503);
});

it.each(['', 'a b', '[', 'user:secret@host', 'a/b?c#d', '%', 'host:99999', '\xe4'])(
	'judges a message to the host "%s"',
	async (host) => {
		const options = recorder();
		const request = post(text, { 'Content-Type': 'application/json', Host: host });
		expect((await ask(createServer(createNodeReceiver(options)).listen(0), request)).status).toBe(202);
		expect(options.received).toHaveLength(1);
	},
);

it.each(['*', '//host/path', 'http://host.example.com/path', '/%zz', '/\\', '/a?b=%'])(
	'judges a message to the target %s',
	async (to) => {
		const options = recorder();
		const request = Buffer.from(post(text).toString().replace(target, to));
		expect((await ask(createServer(createNodeReceiver(options)).listen(0), request)).status).toBe(202);
	},
);

it('speaks HTTP/2', async () => {
	const options = recorder();
	const server = createHttp2Server(createNodeReceiver(options) as unknown as Parameters<typeof createHttp2Server>[1]).listen(0);
	const session = connect(`http://localhost:${(server.address() as { port: number }).port}`);
	onTestFinished(() => {
		session.close();
		server.close();
	});
	const statusOf = async (headers: Record<string, string>, body: string) => {
		const stream = session.request({ ':method': 'POST', ':path': target, ...headers });
		stream.end(body);
		const answered = new Promise<number>((resolve) =>
			stream.once('response', ({ ':status': status }) => resolve(Number(status))),
		);
		stream.resume();
		return answered;
	};
	expect(await statusOf({ 'content-type': 'application/json' }, text)).toBe(202);
	expect(await statusOf({ 'content-type': 'application/json' }, '{}')).toBe(400);
	expect(await statusOf({ 'content-type': 'text/plain' }, text)).toBe(415);
	expect(options.received[0]?.request.url).toBe(`http://localhost:${(server.address() as { port: number }).port}${target}`);
});
