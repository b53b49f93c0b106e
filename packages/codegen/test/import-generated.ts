import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pipeline } from '../src/artefacts.ts';
import { readContract } from '../src/contract-document.ts';
import { writeTree } from '../src/tree.ts';

/** The exports of a module that a pipeline generates from the contract, as whoever imports it sees them. */
export async function importGenerated<T>(pipeline: Pipeline, file: string): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'generated-'));
	try {
		await writeTree(folder, await pipeline(await readContract()));
		return (await import(pathToFileURL(join(folder, file)).href)) as T;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
