import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Artefact, artefacts, type Files } from './artefacts.ts';
import { readContract, repositoryRoot } from './contract-document.ts';

/**
 * Compares every committed artefact with a fresh one, whole trees, so that new and left-over files are seen.
 * @returns 0 when all agree, 1 when one differs
 */
export async function checkCommitted(root: string = repositoryRoot): Promise<number> {
	const document = await readContract();
	let status = 0;
	for (const artefact of artefacts.values()) {
		if (!artefact.committed) continue;
		const differences = compare(await readTree(join(root, artefact.folder)), await artefact.pipeline(document));
		if (differences.length > 0) status = 1;
		report(artefact, differences);
	}
	return status;
}

function report(artefact: Artefact, differences: string[]): void {
	if (differences.length === 0) {
		process.stdout.write(`${artefact.folder} is up to date\n`);
		return;
	}
	process.stderr.write(`${artefact.folder} is not what the contract generates:\n`);
	for (const difference of differences) process.stderr.write(`  ${difference}\n`);
	process.stderr.write(`Run \`codegen ${artefact.name}\` and commit the result.\n`);
}

/** The differences between two trees, one line each, sorted by path. */
export function compare(committed: Files, fresh: Files): string[] {
	const paths = [...new Set([...Object.keys(committed), ...Object.keys(fresh)])].sort();
	return paths.flatMap((path) => {
		if (!Object.hasOwn(fresh, path)) return [`left over: ${path}`];
		if (!Object.hasOwn(committed, path)) return [`missing: ${path}`];
		return committed[path] === fresh[path] ? [] : [`differs: ${path}`];
	});
}

/** The texts of all files below a folder by their relative path; empty when there is no folder. */
export async function readTree(folder: string): Promise<Files> {
	const files: Files = {};
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	for (const entry of entries) {
		if (!entry.isFile()) continue;
		const file = join(entry.parentPath, entry.name);
		files[relative(folder, file).split(sep).join('/')] = await readFile(file, 'utf8');
	}
	return files;
}
