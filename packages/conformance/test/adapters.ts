import { createServer, type Server } from 'node:http';
import { serve } from '@hono/node-server';
import { basePath, type Profile, path } from '@ivr-activity/contract';
import type { ReceiverOptions } from '@ivr-activity/middleware';
import { createExpressReceiver } from '@ivr-activity/middleware/express';
import { createFastifyReceiver } from '@ivr-activity/middleware/fastify';
import { createHonoReceiver } from '@ivr-activity/middleware/hono';
import { createKoaReceiver } from '@ivr-activity/middleware/koa';
import { createNodeReceiver } from '@ivr-activity/middleware/node';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';

const host = '127.0.0.1';
const route = `${basePath}${path}`;

/** Starts a receiver behind each adapter of the middleware. */
export const adapters: Record<string, (options: ReceiverOptions<Profile>) => Promise<Server>> = {
	node: async (options) => {
		const receive = createNodeReceiver(options);
		return createServer((request, response) => {
			if (new URL(request.url ?? '', 'http://host').pathname === route) receive(request, response);
			else response.writeHead(404).end();
		}).listen(0, host);
	},
	express: async (options) => {
		const app = express();
		app.all(route, createExpressReceiver(options));
		return app.listen(0, host);
	},
	fastify: async (options) => {
		const app = fastify();
		await app.register(createFastifyReceiver(options), { prefix: route });
		await app.listen({ port: 0, host });
		return app.server;
	},
	hono: async (options) => {
		const app = new Hono();
		app.all(route, createHonoReceiver(options));
		return serve({ fetch: app.fetch, port: 0, hostname: host }) as Server;
	},
	koa: async (options) => {
		const app = new Koa();
		app.silent = true; // Koa prints every broken connection.
		const receive = createKoaReceiver(options);
		app.use((context, next) => (context.path === route ? receive(context, next) : next()));
		return app.listen(0, host);
	},
};
