import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

function client(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
	const cli = join(import.meta.dirname, '../cli.ts');
	return spawnSync(process.execPath, [cli, 'client', ...args], { encoding: 'utf8', env: { ...process.env, ...environment } });
}

test('--help tells every option and exit code', () => {
	const { status, stdout } = client(['--help']);
	expect(status).toBe(0);
	for (const word of ['--generator', '--output', '--list', '1 it could not', '2 wrong usage']) expect(stdout).toContain(word);
});

test.for([
	[[], 'There is no generator: name one with --generator'],
	[['--generator', '../php'], 'There is no generator «../php»'],
	[['--generatr', 'php'], "Unknown option '--generatr'"],
	[['php'], 'Unexpected argument'],
] as const)('wrong usage %j ends with 2', ([args, reason]) => {
	const { status, stderr, stdout } = client(args);
	expect(stderr).toContain(reason);
	expect(stdout).toBe('');
	expect(status).toBe(2);
});

test('a folder that has something in it is left alone', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'client-'));
	onTestFinished(() => rm(folder, { recursive: true }));
	await writeFile(join(folder, 'mine.php'), '');
	const { status, stderr } = client(['--generator', 'php', '--output', '.'], { INIT_CWD: folder });
	expect(stderr).toContain(`${folder} is not empty: remove it, or name another folder with --output.`);
	expect(status).toBe(2);
});

test('without Java it says what to install', () => {
	const { status, stderr } = client(['--list'], { PATH: '', JAVA_HOME: '' });
	expect(stderr).toBe('codegen client: there is no Java on the PATH and none in JAVA_HOME. Install Java 11 or later.\n');
	expect(status).toBe(1);
});
