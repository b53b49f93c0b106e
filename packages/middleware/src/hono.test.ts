import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { expect, it } from 'vitest';
import { text } from '../test/cases.ts';
import { ask, recorder } from '../test/one-server.ts';
import { post, target } from '../test/wire.ts';
import { createHonoReceiver } from './hono.ts';

const served = (app: Hono) => serve({ fetch: app.fetch, port: 0 }) as Parameters<typeof ask>[0];

it('names the fix when c.req.json() ran before', async () => {
	const options = recorder();
	const app = new Hono();
	app.use(async (context, next) => {
		await context.req.json();
		await next();
	});
	app.all(target, createHonoReceiver(options));
	const answer = await ask(served(app), post(text));
	expect(answer.status).toBe(500);
	expect(answer.headers['content-type']).toBe('application/problem+json');
	expect(options.received).toEqual([]);
	expect(options.errors.map(String)).toEqual([expect.stringContaining('before any body parser')]);
});

it('keeps the headers that others set', async () => {
	const app = new Hono();
	app.use(cors());
	app.all(target, createHonoReceiver(recorder()));
	expect((await ask(served(app), post('{}'))).headers['access-control-allow-origin']).toBe('*');
});

it('works where there is no Node', async () => {
	const options = recorder();
	const app = new Hono();
	app.all(target, createHonoReceiver(options));
	const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: text };
	expect((await app.request(target, request)).status).toBe(202);
	expect((await app.request(target, { ...request, body: '{}' })).status).toBe(400);
	expect((await app.request(target)).status).toBe(405);
	expect(options.received).toHaveLength(1);
});

it('names the fix there too', async () => {
	const options = recorder();
	const app = new Hono();
	app.use(async (context, next) => {
		await context.req.json();
		await next();
	});
	app.all(target, createHonoReceiver(options));
	const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: text };
	expect((await app.request(target, request)).status).toBe(500);
	expect(options.errors.map(String)).toEqual([expect.stringContaining('before any body parser')]);
});
