import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Starts a real server on a free port, closes it after the test, and returns its base URL. */
export async function serve(listener: RequestListener): Promise<string> {
	const server = createServer(listener);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/ccm`;
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
