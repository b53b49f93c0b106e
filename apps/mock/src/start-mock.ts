import type { Profile } from '@ivr-activity/contract';
import { toNodeListener } from '@ivr-activity/middleware/node';
import { type CheckedServer, startChecked } from './checked-server.ts';
import { createHandler } from './handle-request.ts';
import { createAnswerNegotiator } from './negotiate-answer.ts';
import { assertNodeVersion } from './node-version.ts';
import type { RequestRecord } from './request-record.ts';

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

/** A mock that listens: its `baseUrl`, and `close()`. */
export type Mock = CheckedServer;

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
	let checked = false;
	const handle = createHandler({
		profile,
		negotiate: await createAnswerNegotiator(),
		onRequest: (record) => checked && onRequest?.(record),
	});
	const mock = await startChecked(toNodeListener(handle), port, host);
	checked = true;
	return mock;
}
