import { EventEmitter, once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { Agent, ProxyAgent } from 'undici';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeCertificates } from '../../test/certificates.ts';
import { answering, answeringRaw, serve, serveTls, startProxy } from '../../test/http-server.ts';
import { callMessage } from '../../test/messages.ts';
import { type ClientOptions, createClient, fetchTransport, NetworkError, TimeoutError, type Transport } from '../index.ts';
import { type UndiciTransportOptions, undiciTransport } from '../undici.ts';

const certificates = await makeCertificates();

/** What a user of `fetch` in Node does for a CA, a certificate or a proxy: hands it a dispatcher. */
function fetchWith({ proxy, ...tls }: UndiciTransportOptions): Transport {
	const dispatcher =
		proxy === undefined
			? new Agent({ connect: tls })
			: new ProxyAgent({
					uri: proxy.url,
					proxyTunnel: true,
					requestTls: tls,
					...(proxy.authorization && { token: proxy.authorization }),
				});
	onTestFinished(() => dispatcher.destroy());
	return fetchTransport((url, init) => fetch(url, Object.assign({}, init, { dispatcher })));
}

function undiciWith(options: UndiciTransportOptions = {}): Transport {
	const transport = undiciTransport(options);
	onTestFinished(() => transport.close());
	return transport;
}

const transports: [string, (options?: UndiciTransportOptions) => Transport][] = [
	['fetch', (options) => (options === undefined ? fetchTransport() : fetchWith(options))],
	['undici', undiciWith],
];

describe.each(transports)('over %s', (_, makeTransport) => {
	function client({ connection, ...options }: ClientOptions & { connection?: UndiciTransportOptions }) {
		return createClient({ retries: 0, transport: makeTransport(connection), ...options });
	}

	test('a server that never answers is given up after timeoutMs', async () => {
		const baseUrl = await serve((request) => request.resume());
		const sent = client({ baseUrl, timeoutMs: 30 }).send(callMessage());
		await expect(sent).rejects.toBeInstanceOf(TimeoutError);
		await expect(sent).rejects.toMatchObject({ name: 'TimeoutError', timeoutMs: 30, url: `${baseUrl}/message/receive` });
	});

	test('the connection is closed when the time is over', async () => {
		const closed = new EventEmitter();
		const baseUrl = await serve((request) => request.resume().on('close', () => closed.emit('close')));
		const sent = client({ baseUrl, timeoutMs: 5000 }).send(callMessage());
		await Promise.all([once(closed, 'close'), expect(sent).rejects.toBeInstanceOf(TimeoutError)]);
	});

	test('a 202 whose body never ends is a success, with what came of it', async () => {
		const baseUrl = await serve((request, response) => {
			request.resume().on('end', () => response.writeHead(202).write('the start'));
		});
		const { status, response } = await client({ baseUrl, timeoutMs: 5000 }).send(callMessage());
		expect(status).toBe(202);
		expect(await response.text()).toBe('the start');
	});

	test('a 503 whose body never ends is a 503', async () => {
		const baseUrl = await serve((request, response) => {
			request.resume().on('end', () => response.writeHead(503).write('the start'));
		});
		const sent = client({ baseUrl, timeoutMs: 5000 }).send(callMessage());
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
		const { response } = await client({ baseUrl })
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
		const baseUrl = await answeringRaw('HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nshort');
		const { status, response } = await client({ baseUrl }).send(callMessage());
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
		const error = await client({ baseUrl: await answeringRaw(bytes) })
			.send(callMessage())
			.catch((reason) => reason);
		expect(error).toBeInstanceOf(NetworkError);
		expect(error.message).toMatch(/no answer \(([A-Z_]+|no code)\), check baseUrl and network\. It may have arrived/);
	});

	test('a reset connection is a network error', async () => {
		const baseUrl = await serve((request) => request.socket.resetAndDestroy());
		await expect(client({ baseUrl }).send(callMessage())).rejects.toMatchObject({ code: 'ECONNRESET' });
	});

	test('a port where nothing listens is a network error that says what to check', async () => {
		// Not one that was free a moment ago: another test can have got it meanwhile. And not port 1, which fetch refuses to call.
		const sent = client({ baseUrl: 'http://127.0.0.1:2' }).send(callMessage());
		await expect(sent).rejects.toThrow(/\(ECONNREFUSED\), check baseUrl and network/);
	});

	test('an abort rejects with the reason of the signal', async () => {
		const controller = new AbortController();
		const reason = new Error('shutting down');
		const baseUrl = await serve(() => controller.abort(reason));
		await expect(client({ baseUrl }).send(callMessage(), { signal: controller.signal })).rejects.toBe(reason);
	});

	test('an abort without a reason rejects with an AbortError', async () => {
		const controller = new AbortController();
		const baseUrl = await serve(() => controller.abort());
		const sent = client({ baseUrl }).send(callMessage(), { signal: controller.signal });
		await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
	});

	test('with a signal that is aborted already nothing is sent', async () => {
		let requests = 0;
		const baseUrl = await serve((_, response) => {
			requests++;
			response.end();
		});
		const reason = new Error('shutting down');
		await expect(client({ baseUrl }).send(callMessage(), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		expect(requests).toBe(0);
	});

	test('the request that arrives is the message, and nothing is asked for besides', async () => {
		const received: unknown[] = [];
		const baseUrl = await serve(async (request, response) => {
			let text = '';
			for await (const chunk of request.setEncoding('utf8')) text += chunk;
			const { method, url, headers } = request;
			received.push([method, url, headers['content-type'], headers['content-length'], headers.authorization, text]);
			response.writeHead(202).end();
		});
		await client({ baseUrl, token: 'secret-token' }).send(callMessage());
		const text = JSON.stringify(callMessage());
		const length = String(Buffer.byteLength(text));
		expect(received).toEqual([['POST', '/ccm/message/receive', 'application/json', length, 'Bearer secret-token', text]]);
	});

	test('the answer is handed over with status, headers and body', async () => {
		const headers = { 'x-request-id': 'r-1', 'set-cookie': ['a=1', 'b=2'], 'content-type': 'application/json' };
		const { response } = await client({ baseUrl: await answering(201, headers, '{"queued":true}') }).send(callMessage());
		expect([response.status, response.statusText, response.headers.get('x-request-id')]).toEqual([201, 'Created', 'r-1']);
		expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
		expect(await response.json()).toEqual({ queued: true });
	});

	test.each([204, 304])('a bodyless %i is handed over', async (status) => {
		const outcome = await client({ baseUrl: await answering(status) })
			.send(callMessage())
			.catch((error) => error);
		expect([outcome.status, outcome.response.status]).toEqual([status, status]);
	});

	test('a compressed answer is read', async () => {
		const baseUrl = await answering(202, { 'content-encoding': 'gzip' }, gzipSync('queued'));
		const { response } = await client({ baseUrl }).send(callMessage());
		expect(await response.text()).toBe('queued');
	});

	test('of a small answer that unpacks to 10 MB, 64 KiB are read', async () => {
		const baseUrl = await answering(202, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(10_000_000)));
		const { response } = await client({ baseUrl }).send(callMessage());
		expect((await response.arrayBuffer()).byteLength).toBe(65_536);
	});

	test.each([301, 307])('a redirect with %i is refused and not followed', async (status) => {
		let followed = 0;
		const target = await serve((_, response) => {
			followed++;
			response.writeHead(202).end();
		});
		const sent = client({ baseUrl: await answering(status, { location: `${target}/x` }) }).send(callMessage());
		await expect(sent).rejects.toMatchObject({ name: 'RedirectError', location: `${target}/x` });
		expect(followed).toBe(0);
	});

	test('fifty messages at once all arrive', async () => {
		const ids = new Set<string>();
		const baseUrl = await serve(async (request, response) => {
			let text = '';
			for await (const chunk of request.setEncoding('utf8')) text += chunk;
			ids.add(JSON.parse(text).id);
			response.writeHead(202).end();
		});
		const { send } = client({ baseUrl });
		const sent = Array.from({ length: 50 }, (_, index) => send({ ...callMessage(), id: `m-${index}` }));
		expect((await Promise.all(sent)).every(({ status }) => status === 202)).toBe(true);
		expect(ids.size).toBe(50);
	});

	test('a certificate of an unknown CA is not trusted, and the error says what to do', async () => {
		const baseUrl = await serveTls(certificates.server, (_, response) => response.writeHead(202).end());
		const sent = client({ baseUrl }).send(callMessage());
		await expect(sent).rejects.toMatchObject({ name: 'NetworkError', mayPass: false });
		await expect(sent).rejects.toThrow(/certificate refused: host name, date or CA$/);
	});

	test('a certificate of a CA of your own is trusted', async () => {
		const baseUrl = await serveTls(certificates.server, (_, response) => response.writeHead(202).end());
		const { status } = await client({ baseUrl, connection: { ca: certificates.ca } }).send(callMessage());
		expect(status).toBe(202);
	});

	test('a target that wants a client certificate gets it, and refuses those who have none', async () => {
		const options = { ...certificates.server, ca: certificates.ca, requestCert: true, rejectUnauthorized: true };
		const baseUrl = await serveTls(options, (_, response) => response.writeHead(202).end());
		const { ca } = certificates;
		await expect(client({ baseUrl, connection: { ca } }).send(callMessage())).rejects.toBeInstanceOf(NetworkError);
		const { status } = await client({ baseUrl, connection: { ca, ...certificates.client } }).send(callMessage());
		expect(status).toBe(202);
	});

	test('a proxy tunnels to a target with TLS, and is told who asks', async () => {
		const authorization = `Basic ${btoa('ivr:secret')}`;
		const { url, tunnels } = await startProxy(authorization);
		const baseUrl = await serveTls(certificates.server, (_, response) => response.writeHead(202).end());
		const connection = { ca: certificates.ca, proxy: { url, authorization } };
		const { status } = await client({ baseUrl, connection }).send(callMessage());
		expect(status).toBe(202);
		expect(tunnels).toEqual([new URL(baseUrl).host]);
	});

	test('a proxy tunnels to a target without TLS too, and gets nothing of the message', async () => {
		const authorization = `Basic ${btoa('ivr:secret')}`;
		const { url, tunnels } = await startProxy(authorization);
		const baseUrl = await answering(202);
		const { status } = await client({ baseUrl, connection: { proxy: { url, authorization } } }).send(callMessage());
		expect(status).toBe(202);
		expect(tunnels).toEqual([new URL(baseUrl).host]);
	});

	test('a proxy that refuses is a network error', async () => {
		const { url } = await startProxy('Basic x');
		const baseUrl = await serveTls(certificates.server, (_, response) => response.writeHead(202).end());
		const connection = { ca: certificates.ca, proxy: { url } };
		await expect(client({ baseUrl, connection }).send(callMessage())).rejects.toBeInstanceOf(NetworkError);
	});
});
