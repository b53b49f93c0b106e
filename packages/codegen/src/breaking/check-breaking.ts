import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type OpenApiDocument, readContract, repositoryRoot } from '../contract-document.ts';
import { jsonText } from '../header.ts';
import { breakingChanges } from './breaking-changes.ts';

const contractPackage = '@ivr-activity/contract';
const releasedFile = 'released-contract.json';

/** Where changesets wait, and the contract as it was last released. */
export const changesetFolder: string = join(repositoryRoot, '.changeset');

/**
 * Compares the contract with the last released one: what breaks needs a changeset that says `major` for the contract package.
 * @returns 0 when nothing breaks or a major changeset says so, else 1
 */
export async function checkBreaking(document?: OpenApiDocument, folder: string = changesetFolder): Promise<number> {
	const released: OpenApiDocument = JSON.parse(await readFile(join(folder, releasedFile), 'utf8'));
	const changes = breakingChanges(released, document ?? (await readContract()).openapi);
	if (changes.length === 0) {
		process.stdout.write('The contract breaks nothing of the released one.\n');
		return 0;
	}
	const allowed = await hasMajorChangeset(folder);
	const heading = allowed ? 'A major changeset allows what breaks:' : 'The contract breaks what was released:';
	const next = `Take it back, or run \`npx -y pnpm@12 exec changeset\` and choose major for ${contractPackage}: below 1.0 too, it makes 1.0.0.\n`;
	const lines = changes.map((change) => `  ${change}\n`).join('');
	process[allowed ? 'stdout' : 'stderr'].write(`${heading}\n${lines}${allowed ? '' : next}`);
	return allowed ? 0 : 1;
}

/** Makes the contract of today the released one, with which the next changes are compared. */
export async function keepReleased(folder: string = changesetFolder): Promise<void> {
	await writeFile(join(folder, releasedFile), jsonText((await readContract()).openapi));
}

async function hasMajorChangeset(folder: string): Promise<boolean> {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.md') && file !== 'README.md');
	const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
	return texts.some((text) => releasesOf(text)[contractPackage] === 'major');
}

/** What a changeset's head says of each package. */
function releasesOf(changeset: string): Record<string, string> {
	const [, head = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(changeset) ?? [];
	return parse(head) ?? {};
}
