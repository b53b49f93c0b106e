import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContractDocument, readContract, repositoryRoot } from '../src/contract-document.ts';

/** The contract as it would be after an edit of its text; the folder openapi/ itself stays as it is. */
export async function editedContract(edit: (text: string) => string): Promise<ContractDocument> {
	const folder = await mkdtemp(join(tmpdir(), 'edited-contract-'));
	try {
		await cp(join(repositoryRoot, 'openapi'), folder, { recursive: true });
		const file = join(folder, 'receive.openapi.yaml');
		await writeFile(file, edit(await readFile(file, 'utf8')));
		return await readContract(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** The text with every occurrence of each `from` replaced. */
export function replaced(text: string, changes: [from: string, to: string][]): string {
	return changes.reduce((before, [from, to]) => {
		if (!before.includes(from)) throw new Error(`The contract does not say ${from}.`);
		return before.replaceAll(from, () => to);
	}, text);
}
