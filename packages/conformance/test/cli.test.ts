import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createNodeReceiver } from '@ivr-activity/middleware/node';
import { expect, test } from 'vitest';
import { cases } from '../src/index.ts';
import { main } from '../src/main.ts';
import { receiverWithout } from './broken-receiver.ts';
import { commandLine, type Ended } from './command-line.ts';
import { listen } from './listening.ts';

/** The command line as a program. */
async function spawned(args: readonly string[]): Promise<Ended> {
	const child = spawn(process.execPath, [fileURLToPath(new URL('../src/cli.ts', import.meta.url)), ...args]);
	const code = new Promise<number | null>((resolve) => child.once('close', resolve));
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
	return { code: await code, stdout, stderr };
}

const whole = createNodeReceiver({ profile: 'tolerant', onMessage: () => {}, onError: () => {} });

test('a receiver that passes ends with 0', async () => {
	const target = await listen(whole);
	const { code, stdout, stderr } = await spawned(['run', '--target', target, '--profile', 'tolerant']);
	expect(stderr).toBe('');
	expect(stdout).toMatch(/PASS {2}All [0-9]+ MUST cases that were sent passed\. Of the others 3 INFO failed\.\n$/);
	expect(stdout).not.toContain('\u001b');
	expect(code).toBe(0);
});

test('a receiver that fails a MUST ends with 1, as JSON too', async () => {
	const target = await listen(receiverWithout('required', '/header/sender'));
	const { code, stdout } = await commandLine(['run', '--reporter', 'json'], { IVR_TARGET_URL: target });
	expect(JSON.parse(stdout)).toMatchObject({ baseUrl: target, verdict: 'fail', counts: { MUST: { failed: 2 } } });
	expect(code).toBe(1);
});

test('a SHOULD decides when it is asked to', async () => {
	const target = await listen(receiverWithout('maximum', '/header/channelData/requestPriority'));
	const { code, stdout } = await commandLine(['run', '--target', target, '--fail-on', 'should', '--reporter', 'junit']);
	expect(stdout.match(/<failure type="SHOULD"/g)?.length).toBe(5);
	expect(code).toBe(1);
});

test('a target that never answers ends with 3', async () => {
	const { code, stdout } = await spawned(['run', '--target', await listen(() => {}), '--timeout-ms', '100']);
	expect(stdout).toMatch(/NOT JUDGED {2}The target does not answer: no answer within 100 ms\.\n$/);
	expect(code).toBe(3);
});

test.for([
	[['run'], 'There is no target'],
	[[], 'The command must be «run» or'],
	[['walk', '--target', 'http://127.0.0.1:1'], 'The command must be «run» or'],
	[['run', '--target', 'nonsense'], 'The target must be a URL'],
	[['run', '--target', 'http://127.0.0.1:1', '--profile', 'lax'], 'The profile must be'],
	[['run', '--target', 'http://127.0.0.1:1', '--reporter', 'xml'], 'The reporter must be'],
	[['run', '--target', 'http://127.0.0.1:1', '--fail-on', 'info'], 'must be must or should'],
	[['run', '--target', 'http://127.0.0.1:1', '--timeout-ms', 'soon'], 'The time-out must be'],
	[['run', '--target', 'http://127.0.0.1:1', '--token-file', '/nowhere/token'], 'cannot be read'],
	[['run', '--target', 'http://127.0.0.1:1', '--allow-writes'], 'go together'],
	[['run', '--target', 'http://127.0.0.1:1', '--customer', '5550199', '--service', '1999'], 'go together'],
	[['run', '--targett', 'http://127.0.0.1:1'], '«--targett» is no option of «run».'],
] as const)('wrong usage %j ends with 2', async ([args, reason]) => {
	const { code, stdout, stderr } = await commandLine(args);
	expect(stderr).toContain(reason);
	expect(stderr).toContain('See ivr-conformance --help.');
	expect(stdout).toBe('');
	expect(code).toBe(2);
});

test('the token of a file is sent with every request and shown nowhere', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'token-'));
	await writeFile(join(folder, 'token'), 'very-secret-token\n');
	let unauthorized = 0;
	const target = await listen((request, response) => {
		if (request.headers.authorization !== 'Bearer very-secret-token') unauthorized += 1;
		request.resume();
		request.once('end', () => response.writeHead(401).end());
	});
	const { code, stdout, stderr } = await commandLine(['run', '--target', target, '--token-file', join(folder, 'token')]);
	await rm(folder, { recursive: true });
	expect(unauthorized).toBe(0);
	expect(stdout + stderr).not.toContain('very-secret-token');
	expect(stdout).toContain('Every answer was 401: a token is due');
	expect(code).toBe(1);
});

test('a token that is no header is refused without being shown', async () => {
	const { code, stderr } = await commandLine(['run', '--target', 'http://127.0.0.1:1'], { IVR_TARGET_TOKEN: 'two words' });
	expect(stderr).not.toContain('two words');
	expect(code).toBe(2);
});

test('progress is shown to people who watch, and leaves nothing behind', async () => {
	const stderr = Object.assign(new PassThrough(), { isTTY: true });
	const shown = text(stderr);
	await main(['run', '--target', await listen(whole), '--profile', 'tolerant'], { stdout: new PassThrough(), stderr, env: {} });
	stderr.end();
	const lines = (await shown).split('\r');
	expect(lines.slice(1, 3)).toEqual([`1 of ${cases.length} cases`, `2 of ${cases.length} cases`]);
	expect(lines.at(-1)).toBe('\u001b[K');
});

test.for([[['--version']], [['run', '--version']]])('%j prints the version of the package', async ([args]) => {
	const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
	expect(await spawned(args as string[])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
	expect((await commandLine(['--help'])).stdout).toContain('--version');
});

test('help names every option and exit code', async () => {
	const { code, stdout } = await commandLine(['--help']);
	for (const word of [
		'--target',
		'--profile',
		'--reporter',
		'--fail-on',
		'--timeout-ms',
		'--token-file',
		'--allow-writes',
		'3 the target',
	]) {
		expect(stdout).toContain(word);
	}
	expect(code).toBe(0);
});
