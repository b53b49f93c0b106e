import { buffer } from 'node:stream/consumers';
import Koa from 'koa';
import { expect, it } from 'vitest';
import { text } from '../test/cases.ts';
import { ask, recorder } from '../test/one-server.ts';
import { post } from '../test/wire.ts';
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
