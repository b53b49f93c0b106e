import { type ContractDocument, readContract } from '../contract-document.ts';
import { caseIdsPath, missingIds, readCaseIds, withNewIds, writeCaseIds } from './case-ids.ts';
import { draftCases } from './draft-cases.ts';

/**
 * Says which conformance cases have no committed id: until they have one, an edit of the contract may renumber them.
 * @returns 0 when every case has one, else 1
 */
export async function checkCaseIds(root?: string, document?: ContractDocument): Promise<number> {
	const missing = missingIds(await readCaseIds(root), draftCases(document ?? (await readContract())).cases);
	if (missing.length === 0) {
		process.stdout.write(`${caseIdsPath} is up to date\n`);
		return 0;
	}
	process.stderr.write(`${caseIdsPath} lacks ${missing.length} ${missing.length === 1 ? 'id' : 'ids'}:\n`);
	for (const [key, id] of missing) process.stderr.write(`  ${id} ${key}\n`);
	process.stderr.write('Run `npx -y pnpm@12 run codegen case-ids` and commit the result.\n');
	return 1;
}

/** Appends the ids that the committed file lacks. The ids of cases that are gone stay, so that none is given twice. */
export async function appendCaseIds(root?: string, document?: ContractDocument): Promise<void> {
	const { cases } = draftCases(document ?? (await readContract()));
	const ids = await readCaseIds(root);
	await writeCaseIds(withNewIds(ids, cases), root);
	process.stdout.write(`${caseIdsPath}: ${missingIds(ids, cases).length} appended, ${Object.keys(ids).length} kept\n`);
}
