import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { commandLine } from './command-line.ts';
import { listen } from './listening.ts';

test.for([
	[['run', '--targett', 'http://127.0.0.1:1'], '«--targett» is no option of «run».'],
	[['run', '-x'], '«-x» is no option of «run».'],
	[['run', 'more'], '«more» is no option of «run».'],
	[['run', '--', '--target'], '«--target» is no option of «run».'],
	[['run', '--target'], '--target needs a value.'],
	[['run', '--target', '--insecure'], '--target needs a value: one that begins with a hyphen is written as --target=--insecure.'],
	[['run', '--insecure=yes'], '--insecure takes no value.'],
	[['certify', '--comand', 'x'], '«--comand» is no option of «certify».'],
	[
		['certify', '--command', 'lua', 'a.lua'],
		'«a.lua» is no option of «certify». The whole command is one text: --command "lua hangup.lua".',
	],
	[['listen', '--port'], '--port needs a value.'],
	[['replay', '--command', 'x', 'more'], '«more» is no option of «replay».'],
	[['replay', '--comand', 'x'], '«--comand» is no option of «replay».'],
] as const)('%j ends with 2 and one sentence of our own', async ([args, sentence]) => {
	const { code, stdout, stderr } = await commandLine(args);
	expect(stderr).toBe(`ivr-conformance: ${sentence}\nSee ivr-conformance --help.\n`);
	expect(stdout).toBe('');
	expect(code).toBe(2);
});

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'outputs-'));
	folders.push(folder);
	return folder;
}

/** A target that must not be asked anything. */
async function unasked(): Promise<{ target: string; connections: () => number }> {
	let connections = 0;
	const target = await listen((_, response) => {
		connections += 1;
		response.end();
	});
	return { target, connections: () => connections };
}

test('an output that is a folder, or below a file, is refused before anything is sent', async () => {
	const folder = await emptyFolder();
	await writeFile(join(folder, 'file'), 'kept');
	const { target, connections } = await unasked();
	const outputs = [
		[folder, 'it is a folder'],
		[join(folder, 'file', 'report.json'), `${join(folder, 'file')} is no folder`],
		[join(folder, 'file', 'deep', 'report.json'), `${join(folder, 'file')} is no folder`],
	] as const;
	for (const [output, why] of outputs) {
		const { code, stdout, stderr } = await commandLine(['run', '--target', target, '--reporter', 'json', '--output', output]);
		expect(stderr).toBe(
			`ivr-conformance: The json report cannot be written to ${output}, named by --output: ${why}.\nSee ivr-conformance --help.\n`,
		);
		expect(stdout).toBe('');
		expect(code).toBe(2);
	}
	expect(connections()).toBe(0);
	expect(await readdir(folder)).toEqual(['file']);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
	'an output that may not be written is refused',
	async () => {
		const folder = await emptyFolder();
		const [file, locked] = [join(folder, 'report.json'), join(folder, 'locked')];
		await writeFile(file, '');
		await chmod(file, 0o400);
		await mkdir(locked, { mode: 0o500 });
		for (const output of [file, join(locked, 'report.json'), join(locked, 'deep', 'report.json')]) {
			const { code, stderr } = await commandLine(['certify', '--command', 'true', '--reporter', 'json', '--output', output]);
			expect(stderr).toContain(`to ${output}, named by --output: it may not be written.`);
			expect(code).toBe(2);
		}
	},
);

test('a baseline that cannot be written is refused before anything is sent', async () => {
	const folder = await emptyFolder();
	const { target, connections } = await unasked();
	const { code, stderr } = await commandLine(['run', '--target', target, '--baseline', folder, '--write-baseline']);
	expect(stderr).toContain(`The baseline cannot be written to ${folder}, named by --baseline: it is a folder.`);
	expect(code).toBe(2);
	expect(connections()).toBe(0);
});

test.for(['certify', 'listen'])('%s refuses such an output, too', async (command) => {
	const folder = await emptyFolder();
	const args = command === 'listen' ? ['--port', '0', '--idle-ms', '1'] : ['--command', 'exit 0'];
	const { code, stderr } = await commandLine([command, ...args, '--reporter', 'html', '--output', folder]);
	expect(stderr).toBe(
		`ivr-conformance: The html report cannot be written to ${folder}, named by --output: it is a folder.\nSee ivr-conformance --help.\n`,
	);
	expect(code).toBe(2);
});
