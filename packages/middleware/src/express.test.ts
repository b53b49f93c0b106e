import express from 'express';
import { expect, it } from 'vitest';
import { text } from '../test/cases.ts';
import { ask, recorder } from '../test/one-server.ts';
import { head, post, target } from '../test/wire.ts';
import { createExpressReceiver } from './express.ts';

it('names the fix when express.json() ran before', async () => {
	const options = recorder();
	const app = express();
	app.use(express.json());
	app.post(target, createExpressReceiver(options));
	const answer = await ask(app.listen(0), post(text));
	expect(answer.status).toBe(500);
	expect(answer.headers['content-type']).toBe('application/problem+json');
	expect(options.received).toEqual([]);
	expect(options.errors.map(String)).toEqual([expect.stringContaining('before any body parser')]);
});

it('still answers by the request alone when express.json() ran before', async () => {
	const options = recorder();
	const app = express();
	app.use(express.json());
	app.all(target, createExpressReceiver(options));
	expect((await ask(app.listen(0), head('GET'))).status).toBe(405);
});

it('works under a mount point and sees the whole path', async () => {
	const options = recorder();
	const app = express();
	const router = express.Router().use('/message/receive', createExpressReceiver(options));
	app.use('/ccm', router);
	expect((await ask(app.listen(0), post(text))).status).toBe(202);
	expect(options.received[0]?.request.url).toBe(`http://receiver.example.com${target}`);
});

it('keeps the headers that others set, and leaves other paths to them', async () => {
	const app = express();
	app.use((_request, response, next) => {
		response.set('x-request-id', '7');
		next();
	});
	app.all(target, createExpressReceiver(recorder()));
	app.post('/other', express.json(), (request, response) => {
		response.json({ got: request.body });
	});
	const server = app.listen(0);
	expect((await ask(server, post('{}'))).headers['x-request-id']).toBe('7');
	expect((await ask(server, post('[1]').toString().replace(target, '/other'))).body).toBe('{"got":[1]}');
});

it('lets a guard before it refuse', async () => {
	const options = recorder();
	const app = express();
	app.use((_request, response) => void response.status(401).end());
	app.all(target, createExpressReceiver(options));
	expect((await ask(app.listen(0), post(text))).status).toBe(401);
	expect(options.received).toEqual([]);
});
