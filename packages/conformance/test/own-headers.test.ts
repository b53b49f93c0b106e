import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { cases, curlCommand, runConformance } from '../src/index.ts';
import { main } from '../src/main.ts';
import { listen } from './listening.ts';

const transfers = new Set(cases.flatMap(({ request: { transfer } }) => transfer ?? []));
const oneOfEach = [...transfers].map((transfer) => cases.find(({ request }) => request.transfer === transfer)?.id ?? '');

/** Every value of a header field that a target got, by request. */
async function sent(name: string, headers: Record<string, string>, only: string[]): Promise<string[][]> {
	const values: string[][] = [];
	const baseUrl = await listen((request, response) => {
		const { rawHeaders } = request;
		values.push(rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name));
		request.resume();
		response.writeHead(400).end();
	});
	await runConformance({ baseUrl, only, headers });
	return values;
}

test.for(['Host', 'host', 'HOST'])(
	'a configured %s takes the place of that of the target, however a request is sent',
	async (name) => {
		const values = await sent('host', { [name]: 'cx.example.com' }, [...oneOfEach, 'SND-001']);
		expect(values.length).toBeGreaterThanOrEqual(oneOfEach.length);
		expect(new Set(values.map((each) => each.join('|')))).toEqual(new Set(['cx.example.com']));
	},
);

test('a case about a header field keeps its own', async () => {
	const [about] = cases.filter(({ request }) => request.headers.accept !== undefined);
	const id = about?.id ?? '';
	expect(await sent('accept', { Accept: 'text/plain' }, [id])).toEqual([[about?.request.headers.accept]]);
	const { results } = await runConformance({
		baseUrl: await listen(() => {}),
		only: [id],
		headers: { Accept: 'text/plain' },
		timeoutMs: 1000,
	});
	expect(results.map(({ request }) => curlCommand(request)).join()).not.toContain('Accept: …');
});

test('a flag takes the place of the same field of the configuration, however its name is written', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'headers-'));
	const config = join(folder, 'config.json');
	await writeFile(config, JSON.stringify({ headers: { 'X-Api-Key': 'of the file' } }));
	const seen: unknown[] = [];
	const target = await listen((request, response) => {
		seen.push(request.headers['x-api-key']);
		request.resume();
		response.writeHead(400).end();
	});
	const args = ['run', '--target', target, '--config', config, '--header', 'x-api-key: of the flag', '--only', 'SND-001'];
	const stdout = new PassThrough();
	const printed = text(stdout);
	await main([...args, '--reporter', 'json'], { stdout, stderr: new PassThrough().resume(), env: {} });
	stdout.end();
	await rm(folder, { recursive: true });
	expect(seen).toEqual(['of the flag']);
	expect(JSON.parse(await printed).results[0].request.ownHeaders).toEqual(['x-api-key']);
});
