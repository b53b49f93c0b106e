import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { removeLeftovers } from './leftovers.ts';

/** A package of the workspace that goes to the registry. */
export interface PublishedPackage {
	readonly name: string;
	readonly version: string;
	/** Relative to the root of the repository. */
	readonly folder: string;
}

/** A package as it would be published. */
export interface Tarball extends PublishedPackage {
	readonly file: string;
	readonly bytes: number;
	/** What is in it, relative to the package. */
	readonly paths: readonly string[];
}

/** Every package of the workspace that is not private, by name. */
export async function publishedPackages(root: string): Promise<PublishedPackage[]> {
	const folders = (
		await Promise.all(
			['apps', 'packages'].map(async (parent) => (await readdir(join(root, parent))).map((name) => `${parent}/${name}`)),
		)
	).flat();
	const found = await Promise.all(
		folders.map(async (folder) => {
			const text = await readFile(join(root, folder, 'package.json'), 'utf8').catch(() => '{ "private": true }');
			const { name, version, private: isPrivate } = JSON.parse(text);
			return isPrivate ? [] : [{ name, version, folder }];
		}),
	);
	return found.flat().sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * Packs the published packages as they would be published, with what was built last.
 * @param destination - the folder for the tarballs
 */
export async function packPackages(root: string, destination: string): Promise<Tarball[]> {
	const packages = await publishedPackages(root);
	for (const { folder } of packages) await removeLeftovers(join(root, folder));
	const filters = packages.flatMap(({ name }) => ['--filter', name]);
	await pnpm(root, [...filters, 'pack', '--pack-destination', destination]);
	return Promise.all(packages.map((one) => tarballOf(one, destination)));
}

async function tarballOf(one: PublishedPackage, destination: string): Promise<Tarball> {
	const file = join(destination, `${one.name.replace('@', '').replace('/', '-')}-${one.version}.tgz`);
	// Relative, because GNU tar on Windows takes what stands before a colon for a machine's name.
	const { stdout } = await promisify(execFile)('tar', ['-tf', basename(file)], { cwd: destination });
	const paths = stdout.split(/\r?\n/).filter((path) => path !== '');
	return { ...one, file, bytes: (await stat(file)).size, paths: paths.map((path) => path.replace('package/', '')).sort() };
}

async function pnpm(cwd: string, args: string[]): Promise<void> {
	// On Windows npx is a script that only a shell runs.
	await promisify(execFile)('npx', ['-y', 'pnpm@12', ...args], { cwd, shell: process.platform === 'win32' });
}
