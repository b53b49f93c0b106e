import { join } from 'node:path';
import { type Artefact, artefacts, type Files } from './artefacts.ts';
import { readContract, repositoryRoot } from './contract-document.ts';
import { JavaMissing, skipStatus } from './java.ts';
import { readTree } from './tree.ts';

/**
 * Compares every committed artefact with a fresh one, whole trees, so that new and left-over files are seen.
 * @param root - the folder that holds the committed trees; the repository itself unless a test says otherwise
 * @returns 0 when all agree, 1 when one differs, or when one could not be made in CI
 */
export async function checkCommitted(
	root: string = repositoryRoot,
	list: Iterable<Artefact> = artefacts.values(),
): Promise<number> {
	const document = await readContract();
	let status = 0;
	for (const artefact of list) {
		if (!artefact.committed) continue;
		try {
			const differences = compare(await readTree(join(root, artefact.folder)), await artefact.pipeline(document));
			if (differences.length > 0) status = 1;
			report(artefact, differences);
		} catch (error) {
			if (!(error instanceof JavaMissing)) throw error;
			process.stderr.write(`skipped: ${artefact.folder} was not checked: ${error.message}.\n`);
			status ||= skipStatus();
		}
	}
	return status;
}

function report({ name, folder }: Artefact, differences: string[]): void {
	if (differences.length === 0) {
		process.stdout.write(`${folder} is up to date\n`);
		return;
	}
	process.stderr.write(`${folder} is not what the contract generates:\n`);
	for (const difference of differences) process.stderr.write(`  ${difference}\n`);
	process.stderr.write(`Run \`npx -y pnpm@12 run codegen ${name}\` and commit the result.\n`);
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
