import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basePath } from '@ivr-activity/contract';
import { selfCheck } from './self-check.ts';

/** A server that listens and has passed the self-check. */
export interface CheckedServer {
	/** The base URL as a client takes it, such as `http://127.0.0.1:4010/ccm`. */
	readonly baseUrl: string;
	/** Ends every connection and frees the port. */
	close(): Promise<void>;
}

/**
 * Listens, and is fulfilled once the listener has proved that it judges messages.
 * @throws Error when the port cannot be opened (with `code`, such as `EADDRINUSE`) or the self-check fails
 */
export async function startChecked(listener: RequestListener, port: number, host: string): Promise<CheckedServer> {
	const server = createServer(listener);
	await listen(server, port, host);
	const baseUrl = baseUrlOf(server);
	try {
		await selfCheck(baseUrl);
	} catch (error) {
		await close(server);
		throw error;
	}
	return { baseUrl, close: () => close(server) };
}

function listen(server: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			resolve();
		});
	});
}

/** A server that listens on every address is reached at the loopback address. */
function baseUrlOf(server: Server): string {
	const { address, port, family } = server.address() as AddressInfo;
	const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? address;
	return `http://${family === 'IPv6' ? `[${reachable}]` : reachable}:${port}${basePath}`;
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
