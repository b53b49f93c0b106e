import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OutputError } from './output-error.ts';
import { codeOf } from './target.ts';

/**
 * Prints a text and waits until it is written. A reader, such as `head`, may have enough of it.
 * @throws OutputError when it cannot be written for another reason
 */
export function print(stdout: NodeJS.WritableStream, text: string): Promise<void> {
	return new Promise((resolve, reject) => {
		stdout.write(text, (error) => {
			if (!error || codeOf(error) === 'EPIPE') resolve();
			else reject(new OutputError(`Standard output cannot be written (${codeOf(error)}).`));
		});
	});
}

/**
 * Writes a file, and the folders above it.
 * @throws OutputError when it cannot be written
 */
export async function writeText(path: string, text: string): Promise<void> {
	try {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	} catch (error) {
		throw new OutputError(`${path} cannot be written (${codeOf(error)}).`);
	}
}
