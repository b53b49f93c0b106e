import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Profile } from '@ivr-activity/contract';
import { toRequest } from './incoming.ts';
import { send } from './outgoing.ts';
import { createReceiver, type Receiver, type ReceiverOptions } from './receiver.ts';

/**
 * Makes a listener for `node:http`. It answers every request that reaches it, whatever the path.
 * @throws TypeError when an option is missing or wrong
 * @example
 * createServer(createNodeReceiver({ profile: 'tolerant', onMessage, onError })).listen(8080);
 */
export function createNodeReceiver<P extends Profile>(options: ReceiverOptions<P>): NodeListener {
	return toNodeListener(createReceiver(options));
}

/** Makes a listener for `node:http` of a receiver, or of a function around one that never rejects either. */
export function toNodeListener(receive: Receiver): NodeListener {
	return async (request, response) => send(await receive(toRequest(request)), response);
}

/** What `createServer` of `node:http` takes. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;
