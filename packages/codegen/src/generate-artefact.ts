import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Artefact, artefacts, type Files } from './artefacts.ts';
import { readContract, repositoryRoot } from './contract-document.ts';

/**
 * Runs the artefact's pipeline and replaces its folder with the result.
 * @param root - the folder to generate below; the repository itself unless a test says otherwise
 */
export async function generateArtefact(artefact: Artefact, root: string = repositoryRoot): Promise<void> {
	const files = await artefact.pipeline(await readContract());
	const folder = join(root, artefact.folder);
	await rm(folder, { recursive: true, force: true });
	await writeFiles(folder, files);
}

/** Removes the folder of every artefact that is not committed, so that nothing is left over from an older contract. */
export async function emptyArtefacts(root: string = repositoryRoot): Promise<void> {
	for (const { committed, folder } of artefacts.values()) {
		if (!committed) await rm(join(root, folder), { recursive: true, force: true });
	}
}

async function writeFiles(folder: string, files: Files): Promise<void> {
	for (const [path, text] of Object.entries(files)) {
		const file = join(folder, path);
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, text);
	}
}
