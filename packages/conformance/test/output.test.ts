import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createNodeReceiver } from '@ivr-activity/middleware/node';
import { expect, test } from 'vitest';
import { receiverWithout } from './broken-receiver.ts';
import { listen } from './listening.ts';
import { commandWith } from './senders/certifying.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const driver = fileURLToPath(new URL('replayed-driver.ts', import.meta.url));
const replay = ['replay', '--command', `"${process.execPath}" "${driver}" none`, '--only', 'REC-001'];
const certify = ['certify', '--command', commandWith('none'), '--only', 'REQ'];

const whole = createNodeReceiver({ profile: 'strict', onMessage: () => {}, onError: () => {} });

const commands: [string, () => Promise<string[]>][] = [
	['run', async () => ['run', '--target', await listen(whole), '--only', 'SND']],
	['run --dry-run', async () => ['run', '--target', 'http://127.0.0.1:1', '--dry-run']],
	['certify', async () => certify],
	['replay', async () => replay],
	['--help', async () => ['--help']],
];

const full = '/dev/full';

/** The command line with an output that has no room. */
async function printingIntoNothing(args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
	await using file = await open(full, 'w');
	const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', file.fd, 'pipe'] });
	const [stderr, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'close')]);
	return { code, stderr };
}

test.skipIf(!existsSync(full)).for(commands)('%s that cannot print says so and ends with 3', async ([, args]) => {
	const { code, stderr } = await printingIntoNothing(await args());
	expect(stderr).toMatch(/^( \d+ of \d+ .*\n)*ivr-conformance: Standard output cannot be written \(ENOSPC\)\.\n$/);
	expect(code).toBe(3);
});

test.skipIf(!existsSync(full))('a report that cannot be written into its file says so and ends with 3', async () => {
	const child = spawn(process.execPath, [cli, ...certify, '--reporter', 'json', '--output', full]);
	const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
	expect(stderr).toMatch(/\nivr-conformance: \/dev\/full cannot be written \(ENOSPC\)\.\n$/);
	expect(code).toBe(3);
});

test.skipIf(!existsSync(full))('files are written though nothing can be printed', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'reports-'));
	const file = join(folder, 'report.json');
	await printingIntoNothing([...certify, '--reporter', 'pretty', '--reporter', 'json', '--output', file]);
	expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ verdict: 'pass' });
	await rm(folder, { recursive: true });
});

test.for(commands)('%s whose reader has enough of it ends quietly with 0', async ([, args]) => {
	const child = spawn(process.execPath, [cli, ...(await args())]);
	child.stdout.destroy();
	const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
	expect(stderr).toMatch(/^( \d+ of \d+ .*\n)*$/);
	expect(code).toBe(0);
});

test('a target that fails makes 1 for a reader that has enough, too', async () => {
	const target = await listen(receiverWithout('required', '/header/sender'));
	const child = spawn(process.execPath, [cli, 'run', '--target', target, '--only', 'HDR', '--reporter', 'json']);
	child.stdout.destroy();
	const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
	expect(stderr).toBe('');
	expect(code).toBe(1);
});

test('a closed standard error ends nothing', async () => {
	const child = spawn(process.execPath, [cli, ...certify]);
	child.stderr.destroy();
	const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
	expect(stdout).toMatch(/\nPASS {2}.*\n$/);
	expect(code).toBe(0);
});
