import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { onTestFinished } from 'vitest';

/** Starts a real server on a free port, closes it after the test, and returns its base URL. */
export function serve(listener: RequestListener): Promise<string> {
	return started(createServer(listener), 'http');
}

/** The same with TLS. */
export function serveTls(options: ServerOptions, listener: RequestListener): Promise<string> {
	return started(createTlsServer(options, listener), 'https');
}

async function started(server: Server, scheme: string): Promise<string> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/ccm`;
}

/** Starts a server that reads each request and gives the same answer to all. */
export function answering(
	status: number,
	headers: Record<string, string | string[]> = {},
	body: string | Uint8Array = '',
): Promise<string> {
	return serve((request, response) => {
		request.resume().on('end', () => response.writeHead(status, headers).end(body));
	});
}

/** Starts a server that answers every connection with raw bytes, then ends it. */
export async function answeringRaw(bytes: string): Promise<string> {
	const server = createTcpServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', () => socket.end(bytes));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => void server.close());
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A proxy that tunnels with CONNECT, and what it was asked for. */
export async function startProxy(authorization?: string): Promise<{ url: string; tunnels: string[] }> {
	const tunnels: string[] = [];
	const server = createServer();
	server.on('connect', (request, socket, head) => {
		socket.on('error', () => {});
		if (request.headers['proxy-authorization'] !== authorization) {
			socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
			return;
		}
		tunnels.push(request.url ?? '');
		const { hostname, port } = new URL(`http://${request.url}`);
		const target = connect(Number(port), hostname, () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			target.write(head);
			target.pipe(socket).pipe(target);
		});
		target.on('error', () => socket.destroy());
		onTestFinished(() => void socket.destroy());
	});
	const baseUrl = await started(server, 'http');
	return { url: new URL(baseUrl).origin, tunnels };
}
