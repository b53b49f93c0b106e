import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { afterEach } from 'vitest';

const open: NetServer[] = [];

afterEach(async () => {
	for (const server of open.splice(0)) {
		server.close();
		if ('closeAllConnections' in server) (server as Server).closeAllConnections();
		if (server.listening) await once(server, 'close');
	}
});

/** The base URL of a server on a free port of 127.0.0.1; it is closed after the test. */
export async function baseUrlOf(server: NetServer, basePath = ''): Promise<string> {
	open.push(server);
	if (!server.listening) await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`;
}

/** Starts a plain HTTP server. */
export function listen(listener: RequestListener): Promise<string> {
	return baseUrlOf(createServer(listener).listen(0, '127.0.0.1'));
}
