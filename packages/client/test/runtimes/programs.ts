import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * The runtimes as npm has them, each with its binary. They weigh 700 MB: who runs the tests of all runtimes installs them, once,
 * and nobody else does.
 */
const versions = {
	'node-22': 'npm:node@22.23.3',
	'node-24': 'npm:node@24.21.0',
	bun: '1.4.5',
	deno: '2.9.5',
	workerd: '1.20261023.1',
};

const folder = fileURLToPath(new URL('../../node_modules/.cache/runtimes', import.meta.url));
const bin = join(folder, 'node_modules', '.bin');
const extension = process.platform === 'win32' ? '.exe' : '';

/** Where the programs are. */
export const programs = {
	'node-22': join(folder, 'node_modules', 'node-22', 'bin', `node${extension}`),
	'node-24': join(folder, 'node_modules', 'node-24', 'bin', `node${extension}`),
	'node-26': process.execPath,
	bun: join(bin, 'bun'),
	deno: join(bin, 'deno'),
	workerd: join(bin, 'workerd'),
};

/** Installs the runtimes beside the other caches of the package, unless these versions are there already. */
export async function installPrograms(): Promise<void> {
	// Their install scripts put the binaries in place; newer versions of npm want to be told which ones may run.
	const allowScripts = Object.fromEntries([...Object.keys(versions), 'node'].map((name) => [name, true]));
	const wanted = JSON.stringify({ private: true, dependencies: versions, allowScripts });
	const done = join(folder, 'installed.json');
	if ((await readFile(done, 'utf8').catch(() => '')) === wanted) return;
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), wanted);
	const shell = process.platform === 'win32';
	await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, shell });
	await writeFile(done, wanted);
}
