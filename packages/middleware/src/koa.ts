import type { Profile } from '@ivr-activity/contract';
import type { Context, Middleware } from 'koa';
import { toRequest } from './incoming.ts';
import { createReceiver, type ReceiverOptions } from './receiver.ts';

/**
 * Makes a middleware for Koa 3. It answers every request that reaches it and calls no further middleware; mount it before any
 * body parser.
 * @throws TypeError when an option is missing or wrong
 * @example
 * app.use(createKoaReceiver({ profile: 'tolerant', onMessage, onError }));
 */
export function createKoaReceiver<P extends Profile>(options: ReceiverOptions<P>): Middleware {
	const receive = createReceiver(options);
	return async (context) => {
		quietWhenClientLeaves(context);
		const answer = await receive(toRequest(context.req, context.originalUrl));
		context.body = answer.body;
		context.status = answer.status;
		for (const [name, value] of answer.headers) {
			if (name === 'set-cookie') context.append(name, value);
			else context.set(name, value);
		}
	};
}

/**
 * A refused client may leave once it has read the answer, while the rest of its body is still being discarded: no error of the
 * application, which is what Koa would report and print.
 */
function quietWhenClientLeaves(context: Context): void {
	const { onerror } = context;
	context.onerror = (error: NodeJS.ErrnoException) => {
		const left = context.req.socket.destroyed && connectionErrors.test(error?.code ?? '');
		if (!left) onerror.call(context, error);
	};
}

/** The codes of an answer cut off, a request cut off, and a connection reset. */
const connectionErrors = /^(ERR_STREAM_PREMATURE_CLOSE|HPE_\w+|ECONNRESET|EPIPE)$/;
