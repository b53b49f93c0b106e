import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Profile } from '@ivr-activity/contract';
import { toRequest } from './incoming.ts';
import { send } from './outgoing.ts';
import { createReceiver, type ReceiverOptions } from './receiver.ts';

/**
 * Makes a listener for `node:http`. It answers every request that reaches it, whatever the path.
 * @throws TypeError when an option is missing or wrong
 * @example
 * createServer(createNodeReceiver({ profile: 'tolerant', onMessage, onError })).listen(8080);
 */
export function createNodeReceiver<P extends Profile>(
	options: ReceiverOptions<P>,
): (request: IncomingMessage, response: ServerResponse) => void {
	const receive = createReceiver(options);
	return async (request, response) => send(await receive(toRequest(request)), response);
}
