import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { validExamples } from '../src/examples.ts';
import { type Run, runIvrCheck } from './run-ivr-check.ts';

/** The folder of the invalid examples, as they are written. */
export const invalidFolder = fileURLToPath(new URL('../../../openapi/examples/invalid/', import.meta.url));

/** The guide's sample, repaired, in one line. */
export const sample = JSON.stringify(validExamples.find(({ name }) => name === 'guide-sample')?.message);

/** The same with its start time as a string. */
export const broken = sample.replace('"startTime":1680692114700', '"startTime":"1680692114700"');

/** Runs of the command in one folder. */
export interface Folder {
	check(...parameters: string[]): Promise<Run>;
	checkInput(input: string | Uint8Array, ...parameters: string[]): Promise<Run>;
	write(name: string, text: string): Promise<void>;
	path(): string;
}

/** A folder with `good.json`, `bad.json` and the directory `messages`, there while the tests of a file run. */
export function folderOfMessages(): Folder {
	let path = '';
	const folder: Folder = {
		check: (...parameters) => runIvrCheck(parameters, { folder: path }),
		checkInput: (input, ...parameters) => runIvrCheck(parameters, { folder: path, input }),
		write: (name, text) => writeFile(join(path, name), text),
		path: () => path,
	};
	beforeAll(async () => {
		path = await mkdtemp(join(tmpdir(), 'ivr-check-'));
		await folder.write('good.json', sample);
		await folder.write('bad.json', broken);
		await mkdir(join(path, 'messages'));
	});
	afterAll(() => rm(path, { recursive: true }));
	return folder;
}

/** The objects that `--json` printed, one per line. */
export function objectsOf(out: string) {
	const lines = out.trim().split('\n');
	return lines.map((line) => JSON.parse(line));
}
