import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cases } from '../src/index.ts';
import { receiverWithout } from './broken-receiver.ts';
import { commandLine } from './command-line.ts';
import { listen } from './listening.ts';

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

async function folderWith(settings: unknown): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'settings-'));
	folders.push(folder);
	await writeFile(join(folder, 'config.json'), typeof settings === 'string' ? settings : JSON.stringify(settings));
	return folder;
}

async function run(args: readonly string[], env: Record<string, string> = {}) {
	const { code, stdout: out, stderr: err } = await commandLine(['run', ...args], env);
	return { code, out, err };
}

test('a flag goes before the environment, the environment before the file', async () => {
	const [inFile, inEnvironment, inFlag] = await Promise.all([1, 2, 3].map(() => listen(receiverWithout('nothing', ''))));
	const folder = await folderWith({ target: inFile, only: ['SND-001'], reporters: { json: '-' } });
	const config = ['--config', join(folder, 'config.json')];
	const targetOf = async (...[args, env]: Parameters<typeof run>) => JSON.parse((await run(args, env)).out).baseUrl;
	expect(await targetOf(config)).toBe(inFile);
	expect(await targetOf(config, { IVR_TARGET_URL: inEnvironment as string })).toBe(inEnvironment);
	expect(await targetOf([...config, '--target', inFlag as string], { IVR_TARGET_URL: inEnvironment as string })).toBe(inFlag);
});

test('reports are written into files beside the configuration, and the pretty one is printed', async () => {
	const target = await listen(receiverWithout('required', '/header/sender'));
	const folder = await folderWith({ target, only: ['SND', 'HDR-075'], reporters: { html: 'out/report.html' } });
	const junit = join(folder, 'junit.xml');
	const { code, out } = await run(['--config', join(folder, 'config.json'), '--reporter', 'junit', '--output', junit]);
	expect(code).toBe(1);
	expect(out).toContain('FAIL  1 of');
	expect(await readFile(join(folder, 'out', 'report.html'), 'utf8')).toContain('<!doctype html>');
	expect(await readFile(junit, 'utf8')).toContain('<failure type="MUST"');
});

test.for([
	[{ allowWrites: { customer: '5550199', service: '1999' } }, 'writes are allowed on the command line alone'],
	[{ customer: '5550199' }, 'on the command line alone'],
	[{ token: 'very-secret' }, 'IVR_TARGET_TOKEN'],
	[{ targett: 'x' }, 'must not have «targett»'],
	[{ only: 'HDR' }, 'only must be a list of strings'],
	[[], 'must hold an object'],
	['{', 'is not JSON'],
])('the configuration %j is refused', async ([settings, reason]) => {
	const folder = await folderWith(settings);
	const { code, err } = await run(['--config', join(folder, 'config.json'), '--target', 'http://127.0.0.1:1']);
	expect(err).toContain(reason);
	expect(err).not.toContain('very-secret');
	expect(code).toBe(2);
});

test.for([
	[['--config', '/nowhere/config.json'], 'cannot be read'],
	[['--output', 'x'], 'name one first'],
	[['--reporter', 'json', '--reporter', 'junit'], 'json and junit would both write'],
	[['--write-baseline'], 'needs the file to write'],
	[['--baseline', '/nowhere/baseline.json'], 'cannot be read'],
	[['--ca', '/nowhere/ca.pem'], 'cannot be read'],
	[['--header', 'nothing'], 'Name: value'],
	[['--only', 'NOPE'], '«NOPE» is no case'],
	[['--rate', 'fast'], 'The rate'],
	[['--concurrency', ''], 'The concurrency'],
	[['more'], '«more» is no option'],
])('wrong usage %j ends with 2', async ([args, reason]) => {
	const { code, err } = await run(['--target', 'http://127.0.0.1:1', ...(args as string[])]);
	expect(err).toContain(reason);
	expect(code).toBe(2);
});

test('a dry run lists every case and sends nothing', async () => {
	let requests = 0;
	const target = await listen((_, response) => {
		requests += 1;
		response.end();
	});
	const { code, out } = await run(['--target', target, '--dry-run']);
	expect(out.match(/^send {2}/gm)?.length).toBe(cases.length);
	expect(out).toContain(`${cases.length} of ${cases.length} cases would be sent to ${target}. Nothing was sent.`);
	expect(requests).toBe(0);
	expect(code).toBe(0);
});

test('a dry run says what another machine would not get', async () => {
	const { out } = await run(['--target', 'http://192.0.2.1/ccm', '--dry-run']);
	expect(out.match(/^send {2}/gm)?.length).toBe(cases.filter(({ safe }) => safe).length);
	expect(out).toContain('skip  EXM-001');
});

test('a baseline is written and then believed', async () => {
	const target = await listen(receiverWithout('required', '/header/sender'));
	const folder = await folderWith({});
	const args = ['--target', target, '--only', 'HDR-07*,SND', '--baseline', join(folder, 'baseline.json')];
	const written = await run([...args, '--write-baseline']);
	expect(written.code).toBe(0);
	expect(written.err).toContain('The baseline was written to');
	expect(await readdir(folder)).toContain('baseline.json');
	expect((await run(args)).code).toBe(0);
});
