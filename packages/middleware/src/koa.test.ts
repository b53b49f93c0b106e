import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { limits } from '@ivr-activity/contract';
import Koa from 'koa';
import { expect, it } from 'vitest';
import { text } from '../test/cases.ts';
import { ask, recorder } from '../test/one-server.ts';
import { head, post } from '../test/wire.ts';
import { createKoaReceiver } from './koa.ts';

it('names the fix when a body parser ran before', async () => {
	const options = recorder();
	const app = new Koa();
	app.use(async (context, next) => {
		Object.assign(context.request, { body: JSON.parse((await buffer(context.req)).toString()) });
		await next();
	});
	app.use(createKoaReceiver(options));
	const answer = await ask(app.listen(0), post(text));
	expect(answer.status).toBe(500);
	expect(answer.headers['content-type']).toBe('application/problem+json');
	expect(options.received).toEqual([]);
	expect(options.errors.map(String)).toEqual([expect.stringContaining('before any body parser')]);
});

it.each([text, '{}'])('keeps the headers that others set before and after', async (body) => {
	const app = new Koa();
	app.use(async (context, next) => {
		context.set('x-request-id', '7');
		await next();
		context.set('x-status', String(context.status));
	});
	app.use(createKoaReceiver(recorder()));
	const { status, headers } = await ask(app.listen(0), post(body));
	expect(headers['x-request-id']).toBe('7');
	expect(headers['x-status']).toBe(String(status));
});

it('leaves what is not routed to it to others', async () => {
	const app = new Koa();
	const receive = createKoaReceiver(recorder());
	app.use((context, next) => (context.path === '/elsewhere' ? receive(context, next) : next()));
	app.use((context) => {
		context.body = 'other';
	});
	expect((await ask(app.listen(0), post(text))).body).toBe('other');
});

it('reports no error of the application when a refused client leaves early', async () => {
	const errors: unknown[] = [];
	const app = new Koa();
	app.on('error', (error) => errors.push(error));
	app.use(createKoaReceiver(recorder()));
	const server = app.listen(0);
	const left = new Promise((resolve) => server.once('connection', (socket) => socket.once('close', resolve)));
	const client = connect((server.address() as AddressInfo).port);
	client.write(head('POST', { 'content-type': 'application/json', 'content-length': limits.bodyBytes + 1 }));
	const [answer] = await once(client, 'data');
	expect(String(answer)).toContain(' 413 ');
	client.destroy();
	await left;
	// What Koa hears of the connection, it hears before this.
	await new Promise((resolve) => setImmediate(resolve));
	server.close();
	expect(errors).toEqual([]);
});
