import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../..', import.meta.url));
// On Windows npm and npx are scripts that only a shell runs.
const shell = process.platform === 'win32';

/** A new project that has installed the packed packages. */
export interface Project {
	readonly folder: string;
	/** Writes a module beside `program.js` and returns its path. */
	write(name: string, code: string): Promise<string>;
	/** Bundles a module as users of a bundler do, and returns the path of the bundle. */
	bundle(name: string): Promise<string>;
	remove(): Promise<void>;
}

/** Packs contract and client as they are published, and installs both in an empty project, without a registry. */
export async function createProject(): Promise<Project> {
	const folder = await mkdtemp(join(tmpdir(), 'ivr-client-'));
	const filters = ['contract', 'client'].flatMap((name) => ['--filter', `@ivr-activity/${name}`]);
	await run('npx', ['-y', 'pnpm@12', ...filters, 'pack', '--pack-destination', folder], { cwd: root, shell });
	const archives = (await readdir(folder)).map((archive) => `./${archive}`);
	await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
	await run('npm', ['install', '--offline', '--no-audit', '--no-fund', ...archives], { cwd: folder, shell });
	await copyFile(new URL('program.js', import.meta.url), join(folder, 'program.js'));
	const write = async (name: string, code: string) => {
		await writeFile(join(folder, name), code);
		return join(folder, name);
	};
	return {
		folder,
		write,
		async bundle(name) {
			const outfile = join(folder, `bundled-${name}`);
			await build({ entryPoints: [join(folder, name)], outfile, bundle: true, format: 'esm', logLevel: 'warning' });
			return outfile;
		},
		remove: () => rm(folder, { recursive: true }),
	};
}
