import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Profile } from '@ivr-activity/contract';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import Koa from 'koa';
import { createExpressReceiver } from '../src/express.ts';
import { createFastifyReceiver } from '../src/fastify.ts';
import { createHonoReceiver } from '../src/hono.ts';
import type { Received, ReceiverOptions } from '../src/index.ts';
import { createKoaReceiver } from '../src/koa.ts';
import { createNodeReceiver } from '../src/node.ts';
import { target } from './wire.ts';

type Options = ReceiverOptions<Profile>;

const starters = {
	node: async (options: Options) => createServer(createNodeReceiver(options)).listen(0),
	express: async (options: Options) => {
		const app = express();
		app.all(target, createExpressReceiver(options));
		return app.listen(0);
	},
	fastify: async (options: Options) => {
		const app = fastify();
		await app.register(createFastifyReceiver(options), { prefix: target });
		await app.listen({ port: 0 });
		return app.server;
	},
	hono: async (options: Options) => {
		const app = new Hono();
		app.all(target, createHonoReceiver(options));
		return serve({ fetch: app.fetch, port: 0 }) as Server;
	},
	koa: async (options: Options) => {
		const app = new Koa();
		// Koa prints every broken connection.
		app.silent = true;
		app.use(createKoaReceiver(options));
		return app.listen(0);
	},
} satisfies Record<string, (options: Options) => Promise<Server>>;

export type Adapter = keyof typeof starters;

export const adapters = Object.keys(starters) as Adapter[];

/** A server with what its receiver got. */
export interface Running {
	server: Server;
	port: number;
	received: Received[];
	errors: unknown[];
	close(): Promise<void>;
}

/** Starts a receiver behind an adapter. */
export async function start(adapter: Adapter, options: Partial<Options> = {}): Promise<Running> {
	const received: Received[] = [];
	const errors: unknown[] = [];
	const server = await starters[adapter]({
		profile: 'strict',
		onMessage: (message) => void received.push(message),
		onError: (error) => void errors.push(error),
		...options,
	});
	return { ...(await running(server)), received, errors };
}

/** The port of a server, once it listens, and how to end it. */
export async function running(server: Server): Promise<Pick<Running, 'server' | 'port' | 'close'>> {
	if (!server.listening) await once(server, 'listening');
	return {
		server,
		port: (server.address() as AddressInfo).port,
		close: async () => {
			server.close();
			server.closeAllConnections();
			if (server.listening) await once(server, 'close');
		},
	};
}
