import { method, type Profile } from '@ivr-activity/contract';
import type { FastifyError, FastifyPluginAsync } from 'fastify';
import { toRequest } from './incoming.ts';
import { createReceiver, type ReceiverOptions } from './receiver.ts';
import { refuseUnread } from './refused.ts';

/**
 * Makes a plugin for Fastify 5 that receives at its prefix. Inside it Fastify's own body parsers are off; the rest of the
 * server keeps them.
 * @throws TypeError when an option is missing or wrong
 * @example
 * await app.register(createFastifyReceiver({ profile: 'tolerant', onMessage, onError }), { prefix: '/ccm/message/receive' });
 */
export function createFastifyReceiver<P extends Profile>(options: ReceiverOptions<P>): FastifyPluginAsync {
	const receive = createReceiver(options);
	const refuse = refuseUnread(options);
	return async (app) => {
		app.removeAllContentTypeParsers();
		app.addContentTypeParser('*', (_request, _body, done) => done(null));
		// Fastify refuses some content types before any handler runs.
		app.setErrorHandler<FastifyError>((error, request, reply) => {
			if (!/^FST_ERR_(CTP|ROUTE_MISSING_CONTENT_TYPE)/.test(error.code)) throw error;
			const slug = request.method === method ? 'unsupported-media-type' : 'method-not-allowed';
			return reply.send(refuse(slug, toRequest(request.raw, request.originalUrl)));
		});
		app.route({
			method: app.supportedMethods,
			url: '/',
			prefixTrailingSlash: 'no-slash',
			handler: async (request, reply) => reply.send(await receive(toRequest(request.raw, request.originalUrl))),
		});
	};
}
