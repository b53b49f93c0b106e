import type { Profile } from '@ivr-activity/contract';
import type { RequestHandler } from 'express';
import { toRequest } from './incoming.ts';
import { send } from './outgoing.ts';
import { createReceiver, type ReceiverOptions } from './receiver.ts';

/**
 * Makes a handler for Express 5. Mount it before `express.json()` or any other body parser, with `all` so that wrong methods get
 * their 405 too.
 * @throws TypeError when an option is missing or wrong
 * @example
 * app.all('/ccm/message/receive', createExpressReceiver({ profile: 'tolerant', onMessage, onError }));
 */
export function createExpressReceiver<P extends Profile>(options: ReceiverOptions<P>): RequestHandler {
	const receive = createReceiver(options);
	return async (request, response) => {
		const answer = await receive(toRequest(request, request.originalUrl));
		response.removeHeader('x-powered-by');
		await send(answer, response);
	};
}
