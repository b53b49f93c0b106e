import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pipeline } from '../src/artefacts.ts';
import { readContract } from '../src/contract-document.ts';
import { writeTree } from '../src/tree.ts';

/** The exports of a module that a pipeline generates from the contract, as whoever imports it sees them. */
export async function importGenerated<T>(pipeline: Pipeline, file: string): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'generated-'));
	await writeTree(folder, await pipeline(await readContract()));
	return import(pathToFileURL(join(folder, file)).href) as Promise<T>;
}
