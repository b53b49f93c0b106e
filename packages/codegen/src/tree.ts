import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Files } from './artefacts.ts';

/** The texts of all files below a folder by their relative path, sorted; empty when there is no folder. */
export async function readTree(folder: string): Promise<Files> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
		// What Python compiles beside its sources is never committed.
		.filter((path) => !path.includes('__pycache__/'))
		.sort();
	return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')])));
}

/** Writes the files below a folder, which is made where it is missing. */
export async function writeTree(folder: string, files: Files): Promise<void> {
	for (const [path, text] of Object.entries(files)) {
		const file = join(folder, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
	}
}
