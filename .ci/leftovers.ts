import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What tsc built from sources that are gone: it never removes a file, and neither does a build that comes from turbo's cache.
 * @param folder - a package that tsc builds from `src` to `dist`
 * @returns paths relative to the package
 */
export async function leftovers(folder: string): Promise<string[]> {
	const built = await readdir(join(folder, 'dist'), { recursive: true }).catch(() => []);
	const found = await Promise.all(
		built
			.filter((path) => /\.(?:js|d\.ts)$/.test(path))
			.map(async (path) => ({ path, kept: await isFile(join(folder, 'src', path.replace(/\.(?:js|d\.ts)$/, '.ts'))) })),
	);
	return found.filter(({ path, kept }) => !kept || path.includes('.test.')).map(({ path }) => join('dist', path));
}

/** Removes them. */
export async function removeLeftovers(folder: string): Promise<void> {
	for (const path of await leftovers(folder)) await rm(join(folder, path));
}

function isFile(path: string): Promise<boolean> {
	return stat(path).then(
		(found) => found.isFile(),
		() => false,
	);
}

if (import.meta.main) await removeLeftovers(process.cwd());
