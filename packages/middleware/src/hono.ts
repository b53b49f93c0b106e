import type { Profile } from '@ivr-activity/contract';
import type { Context } from 'hono';
import { createReceiver, type ReceiverOptions } from './receiver.ts';

/**
 * Makes a handler for Hono 4, on Node and wherever else Hono runs. Mount it with `all` so that wrong methods get their 405 too.
 * @throws TypeError when an option is missing or wrong
 * @example
 * app.all('/ccm/message/receive', createHonoReceiver({ profile: 'tolerant', onMessage, onError }));
 */
export function createHonoReceiver<P extends Profile>(options: ReceiverOptions<P>): (context: Context) => Promise<Response> {
	const receive = createReceiver(options);
	return (context) => receive(context.req.raw);
}
