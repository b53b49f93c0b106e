import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { packPackages, type Tarball } from '../../../.ci/published-packages.ts';

export const repositoryRoot: string = join(import.meta.dirname, '../../..');

/** How a program ended. */
export interface Ended {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** A project outside the repository in which npm has installed the packed packages. */
export interface NewProject {
	readonly folder: string;
	readonly tarballs: readonly Tarball[];
	/** The dependency on each package: its tarball. */
	readonly dependencies: Readonly<Record<string, string>>;
	/** Runs a program of the project; a failure is no exception. */
	run(command: string, ...parameters: string[]): Promise<Ended>;
	/**
	 * Writes the first example of a package's README as a file of the project.
	 * @returns the file's name
	 */
	writeExample(tarball: Tarball, edit?: (example: string) => string): Promise<string>;
	remove(): Promise<void>;
}

/** Packs the packages, and installs them as a newcomer would. */
export async function createNewProject(): Promise<NewProject> {
	const folder = await mkdtemp(join(tmpdir(), 'new-project-'));
	const tarballs = await packPackages(repositoryRoot, folder);
	const dependencies = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
	await installPackages(folder, dependencies, []);
	return {
		folder,
		tarballs,
		dependencies,
		run: (command, ...parameters) => runIn(folder, command, parameters),
		async writeExample({ name, folder: source }, edit = (example) => example) {
			const readme = await readFile(join(repositoryRoot, source, 'README.md'), 'utf8');
			const [, language, example] = /```(ts|js)\n([\s\S]*?)```/.exec(readme) ?? [];
			if (example === undefined) throw new Error(`${source}/README.md has no example.`);
			const file = `${basename(name)}.${language}`;
			await writeFile(join(folder, file), edit(example));
			return file;
		},
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}

/** Makes a folder a project with the tarballs as dependencies, in place of what the registry has, and with other packages. */
export async function installPackages(folder: string, dependencies: Record<string, string>, others: string[]): Promise<void> {
	const manifest = await readFile(join(folder, 'package.json'), 'utf8').catch(
		() => '{ "name": "new-project", "type": "module" }',
	);
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ ...JSON.parse(manifest), dependencies, overrides: dependencies }),
	);
	await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', ...others], {
		cwd: folder,
		shell: process.platform === 'win32',
	});
}

/** Copies what git has, or would have, of a folder of the repository. */
export async function copyFolder(source: string, destination: string): Promise<void> {
	const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
	const { stdout } = await promisify(execFile)('git', list, { cwd: join(repositoryRoot, source) });
	await mkdir(destination, { recursive: true });
	for (const file of stdout.split('\0').filter((path) => path !== '')) {
		await cp(join(repositoryRoot, source, file), join(destination, file));
	}
}

/** Runs a program of a project. */
export async function runIn(folder: string, command: string, parameters: readonly string[]): Promise<Ended> {
	const own = Object.entries(process.env).filter(([name]) => !/^(npm_|pnpm_|turbo_|vitest|node_env$)/i.test(name));
	const path = [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter);
	try {
		const ended = await promisify(execFile)(command, parameters, {
			cwd: folder,
			env: { ...Object.fromEntries(own), PATH: path, NO_COLOR: '1' },
			shell: process.platform === 'win32',
			maxBuffer: 2 ** 24,
		});
		return { code: 0, ...ended };
	} catch (error) {
		return error as Ended;
	}
}
