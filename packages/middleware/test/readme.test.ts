import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { text } from './cases.ts';
import { exchange, post } from './wire.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/^##+ (.+)\n(?:(?!^##)[\s\S])*?```js\n([\s\S]*?)```/gm)].map(
	([, heading = '', code = '']) => ({
		heading,
		code,
	}),
);
// Inside the package, so that its own name resolves as it does for a user.
const folder = new URL('../reports/readme/', import.meta.url);
const children: ChildProcess[] = [];

// Listens on any free port in place of the README's, and tells which.
const preload = `data:text/javascript,
import { Server } from 'node:net';
const { listen } = Server.prototype;
Server.prototype.listen = function (...options) {
	this.once('listening', () => process.send(this.address().port));
	return listen.call(this, 0, ...options.filter((option) => typeof option === 'function'));
};`;

function write({ heading, code }: (typeof examples)[number]): URL {
	mkdirSync(folder, { recursive: true });
	const file = new URL(`${heading.toLowerCase().replaceAll(' ', '-')}.mjs`, folder);
	writeFileSync(file, code);
	return file;
}

afterAll(() => {
	for (const child of children) child.kill();
});

it('has an example per server', () => {
	expect(examples.map(({ heading }) => heading)).toEqual([
		'Receive',
		'Express',
		'Fastify',
		'Hono',
		'Koa',
		'Anything that speaks Request and Response',
	]);
});

describe('the example', () => {
	it.each(examples.filter(({ code }) => !code.includes('export default')))('$heading runs', async (example) => {
		const child = fork(write(example), {
			execArgv: ['--import', preload.replaceAll('\n', '')],
			stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
		});
		children.push(child);
		const [port] = (await once(child, 'message')) as [number];
		const { answers } = await exchange(port, { pieces: [post(text), post('{"id":"1"}')], answers: 2 });
		expect(answers.map(({ status }) => status)).toEqual([202, 400]);
		expect(JSON.parse(answers[1]?.body ?? '').errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
			'/header',
			'/body',
		]);
	});

	it.each(examples.filter(({ code }) => code.includes('export default')))('$heading runs', async (example) => {
		const { default: server } = (await import(write(example).href)) as {
			default: { fetch(request: Request): Promise<Response> };
		};
		const request = { method: 'POST', headers: { 'content-type': 'application/json' } };
		expect((await server.fetch(new Request('http://receiver.example.com/', { ...request, body: text }))).status).toBe(202);
		expect((await server.fetch(new Request('http://receiver.example.com/', { ...request, body: '{}' }))).status).toBe(400);
	});
});
