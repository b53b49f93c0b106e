import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { artefacts } from '@ivr-activity/codegen/src/artefacts.ts';
import { heading, indented, paint } from './screen.ts';

/** Shows what was generated from the contract: which pipeline made it, and where it is. */
export async function showGenerated(): Promise<void> {
	heading('What was generated from openapi/receive.openapi.yaml and its examples');
	const rows = await Promise.all(
		[...artefacts.values()].map(async ({ name, folder, committed }) => {
			const files = await countFiles(folder);
			return [name, `${folder}/`, `${files} ${files === 1 ? 'file' : 'files'}${committed ? ', committed' : ''}`] as const;
		}),
	);
	const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	for (const [name, folder, files] of rows) {
		indented(`${name.padEnd(widths[0] ?? 0)}  ${folder.padEnd(widths[1] ?? 0)}  ${paint('dim', files)}`);
	}
}

async function countFiles(folder: string): Promise<number> {
	const entries = await readdir(fileURLToPath(new URL(`../../../${folder}`, import.meta.url)), {
		recursive: true,
		withFileTypes: true,
	});
	return entries.filter((entry) => entry.isFile()).length;
}
