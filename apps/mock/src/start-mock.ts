import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basePath, type Profile } from '@ivr-activity/contract';
import { toNodeListener } from '@ivr-activity/middleware/node';
import { createHandler } from './handle-request.ts';
import { createAnswerNegotiator } from './negotiate-answer.ts';
import { assertNodeVersion } from './node-version.ts';
import type { RequestRecord } from './request-record.ts';
import { selfCheck } from './self-check.ts';

/** How a mock is started. */
export interface MockOptions {
	/** The TCP port; 0 takes any free one. 4010 unless another is named. */
	readonly port?: number;
	/** The address to listen on. 127.0.0.1 unless another is named. */
	readonly host?: string;
	/** By which profile messages are judged. The strict one unless another is named. */
	readonly profile?: Profile;
	/** Told of every request when its answer is ready, with nothing in it that must not be logged. */
	readonly onRequest?: (record: RequestRecord) => void;
}

/** A mock that listens. */
export interface Mock {
	/** The base URL as a client takes it, such as `http://127.0.0.1:4010/ccm`. */
	readonly baseUrl: string;
	/** Ends every connection and frees the port. */
	close(): Promise<void>;
}

/**
 * Starts a mock of the endpoint. It is ready, and has proved it by its self-check, when the promise is fulfilled.
 * @throws Error when Node is too old, the port cannot be opened (with `code`, such as `EADDRINUSE`) or the self-check fails
 * @example
 * const mock = await startMock({ port: 0 });
 * await createClient({ baseUrl: mock.baseUrl }).send(message);
 * await mock.close();
 */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
	const { port = 4010, host = '127.0.0.1', profile = 'strict', onRequest } = options;
	assertNodeVersion();
	let ready = false;
	const handle = createHandler({
		profile,
		negotiate: await createAnswerNegotiator(),
		onRequest: (record) => ready && onRequest?.(record),
	});
	const server = createServer(toNodeListener(handle));
	await listen(server, port, host);
	const mock: Mock = { baseUrl: baseUrlOf(server), close: () => close(server) };
	try {
		await selfCheck(mock.baseUrl);
	} catch (error) {
		await mock.close();
		throw error;
	}
	ready = true;
	return mock;
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

/** A server that listens on every address is reached by the loopback address. */
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
