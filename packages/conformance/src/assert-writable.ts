import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { OptionError } from './option-error.ts';
import { codeOf } from './target.ts';

/**
 * Finds out, without writing anything, whether a file can be written, with the folders above it.
 * @param what - what the file is to hold
 * @param flag - what names it
 * @throws OptionError when it cannot
 */
export async function assertWritable(path: string, what: string, flag: string): Promise<void> {
	const reason = await reasonNotToWrite(resolve(path));
	if (reason !== undefined) throw new OptionError(`The ${what} cannot be written to ${path}, named by ${flag}: ${reason}.`);
}

async function reasonNotToWrite(path: string): Promise<string | undefined> {
	const [there, isFolder] = await nearest(path);
	if (there === path && isFolder) return 'it is a folder';
	if (there !== path && !isFolder) return `${there} is no folder`;
	try {
		await access(there, constants.W_OK);
		return undefined;
	} catch (error) {
		const code = codeOf(error);
		return code === 'EACCES' || code === 'EPERM' ? 'it may not be written' : `there is no way to write it (${code})`;
	}
}

/** The path, or what there is of the folders above it; and whether that is a folder. */
async function nearest(path: string): Promise<[path: string, isFolder: boolean]> {
	try {
		return [path, (await stat(path)).isDirectory()];
	} catch {
		const above = dirname(path);
		return above === path ? [path, false] : nearest(above);
	}
}
