import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { artefacts } from '@ivr-activity/codegen/src/artefacts.ts';
import { heading, indented } from './screen.ts';

/** Shows what was generated from the contract: each artefact, how many files it has, and where they are. */
export async function showGenerated(): Promise<void> {
	heading('What was generated from openapi/receive.openapi.yaml and its examples');
	const list = [...artefacts.values()];
	const width = Math.max(...list.map(({ name }) => name.length));
	for (const { name, folder } of list) {
		const files = await countFiles(folder);
		indented(`${name.padEnd(width)} ${String(files).padStart(3)} ${files === 1 ? 'file ' : 'files'}  ${folder}/`);
	}
	const committed = list.filter((artefact) => artefact.committed).map(({ name }) => name);
	indented(`Committed: ${committed.join(', ')}. All else is a build output.`, 'dim');
}

async function countFiles(folder: string): Promise<number> {
	const entries = await readdir(fileURLToPath(new URL(`../../../${folder}`, import.meta.url)), {
		recursive: true,
		withFileTypes: true,
	});
	return entries.filter((entry) => entry.isFile()).length;
}
