import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Artefact, artefacts } from './artefacts.ts';
import { readContract, repositoryRoot } from './contract-document.ts';
import { JavaMissing, skipStatus } from './java.ts';
import { writeTree } from './tree.ts';

const run = promisify(execFile);

/**
 * Runs the artefact's pipeline and replaces its folder with the result. Where Java is missing, what needs it is left as it is.
 * @param root - the folder to generate below; the repository itself unless a test says otherwise
 * @returns 0 when it was generated or left as it is, 1 when it was left as it is in CI
 */
export async function generateArtefact(artefact: Artefact, root: string = repositoryRoot): Promise<number> {
	const folder = join(root, artefact.folder);
	try {
		const files = await artefact.pipeline(await readContract());
		await rm(folder, { recursive: true, force: true });
		await writeTree(folder, files);
		return 0;
	} catch (error) {
		if (!(error instanceof JavaMissing)) throw error;
		process.stderr.write(`${artefact.folder} was not regenerated, the committed files stay: ${error.message}.\n`);
		return skipStatus();
	}
}

/**
 * Removes the folder of every artefact that is not committed, so that nothing is left over from an older contract: turbo runs no
 * pipeline on a cache hit.
 */
export async function emptyArtefacts(root: string = repositoryRoot): Promise<void> {
	for (const { committed, folder } of artefacts.values()) {
		if (!committed) await rm(join(root, folder), { recursive: true, force: true });
	}
}

/**
 * Removes the files in the committed folders that git does not track: what the pipelines make of the contract comes back when they
 * run, what they stopped making does not.
 */
export async function removeLeftOvers(root: string = repositoryRoot): Promise<void> {
	for (const { committed, folder } of artefacts.values()) {
		if (!committed) continue;
		for (const file of await untrackedFiles(root, folder)) await rm(join(root, file), { force: true });
	}
}

/** Relative to the root; none where there is no git, as in an unpacked archive. */
async function untrackedFiles(root: string, folder: string): Promise<string[]> {
	try {
		const { stdout } = await run('git', ['ls-files', '--others', '-z', '--', folder], { cwd: root });
		return stdout.split('\0').filter((file) => file !== '');
	} catch {
		return [];
	}
}
