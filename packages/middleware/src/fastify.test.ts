import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { text } from '../test/cases.ts';
import { ask, recorder } from '../test/one-server.ts';
import { head, post, target } from '../test/wire.ts';
import { createFastifyReceiver } from './fastify.ts';
import type { Refused } from './index.ts';

it('names the fix when a hook has read the body before', async () => {
	const options = recorder();
	const app = fastify();
	app.addHook('preParsing', async (_request, _reply, payload) => Readable.from(await buffer(payload)));
	await app.register(createFastifyReceiver(options), { prefix: target });
	await app.listen({ port: 0 });
	const answer = await ask(app.server, post(text));
	expect(answer.status).toBe(500);
	expect(answer.headers['content-type']).toBe('application/problem+json');
	expect(options.received).toEqual([]);
	expect(options.errors.map(String)).toEqual([expect.stringContaining('before any body parser')]);
});

it('leaves the parsers of the rest of the server alone', async () => {
	const app = fastify();
	app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, { csv: body }));
	await app.register(createFastifyReceiver(recorder()), { prefix: target });
	app.post('/other', async ({ body }) => ({ got: body }));
	await app.listen({ port: 0 });
	expect((await ask(app.server, post('[1]').toString().replace(target, '/other'))).body).toBe('{"got":[1]}');
	expect((await ask(app.server, post('{').toString().replace(target, '/other'))).body).toContain('FST_ERR_CTP_INVALID_JSON_BODY');
	expect((await ask(app.server, post('a', { 'Content-Type': 'text/csv' }).toString().replace(target, '/other'))).body).toContain(
		'csv',
	);
	expect((await ask(app.server, post('a', { 'Content-Type': 'text/csv' }))).status).toBe(415);
});

it('tells of what Fastify would have refused before any handler', async () => {
	const options = recorder();
	const statuses: number[] = [];
	const app = fastify();
	const onRefused = ({ problem }: Refused) => void statuses.push(problem.status);
	await app.register(createFastifyReceiver({ ...options, onRefused }), { prefix: target });
	await app.listen({ port: 0 });
	await ask(app.server, post(text, { 'Content-Type': 'json' }));
	await ask(app.server, post(text, { 'Content-Type': 'text/plain' }));
	expect(statuses).toEqual([415, 415]);
});

it('takes no notice of the body limit of the server', async () => {
	const options = recorder();
	const app = fastify({ bodyLimit: 10 });
	await app.register(createFastifyReceiver(options), { prefix: target });
	await app.listen({ port: 0 });
	expect((await ask(app.server, post(text))).status).toBe(202);
});

it.each(['onRequest', 'preHandler'] as const)('lets an %s hook of the server refuse', async (hook) => {
	const options = recorder();
	const app = fastify();
	app.addHook(hook, async () => {
		throw Object.assign(new Error('no token'), { statusCode: 401 });
	});
	app.setErrorHandler((_error, _request, reply) => reply.code(401).send('mine'));
	await app.register(createFastifyReceiver(options), { prefix: target });
	await app.listen({ port: 0 });
	const { status, body } = await ask(app.server, post(text));
	expect({ status, body }).toEqual({ status: 401, body: 'mine' });
	expect(options.received).toEqual([]);
});

it('keeps the headers that others set', async () => {
	const app = fastify();
	app.addHook('onRequest', async (_request, reply) => void reply.header('x-request-id', '7'));
	app.addHook('onSend', async (_request, reply) => void reply.header('x-status', reply.statusCode));
	await app.register(createFastifyReceiver(recorder()), { prefix: target });
	await app.listen({ port: 0 });
	expect((await ask(app.server, post('{}'))).headers).toMatchObject({ 'x-request-id': '7' });
});

it('serves its prefix alone, and the root without one', async () => {
	const app = fastify();
	await app.register(createFastifyReceiver(recorder()), { prefix: '/a' });
	await app.register(createFastifyReceiver(recorder()));
	await app.listen({ port: 0 });
	const statusAt = async (path: string) => (await ask(app.server, post(text).toString().replace(target, path))).status;
	expect(await Promise.all(['/a', '/a/', '/a/b', '/', '/b'].map(statusAt))).toEqual([202, 404, 404, 202, 404]);
});

it('leaves methods that Fastify was not told of to its 404', async () => {
	const app = fastify();
	await app.register(createFastifyReceiver(recorder()), { prefix: target });
	const told = fastify().addHttpMethod('PROPFIND', { hasBody: true });
	await told.register(createFastifyReceiver(recorder()), { prefix: target });
	await Promise.all([app.listen({ port: 0 }), told.listen({ port: 0 })]);
	expect((await ask(app.server, head('PROPFIND'))).status).toBe(404);
	expect((await ask(told.server, head('PROPFIND'))).status).toBe(405);
});
