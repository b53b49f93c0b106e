import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../contract-document.ts';
import { areas, type DraftCase } from './case.ts';

/** The ids that were ever given, by the key of their case. An entry stays when its case is gone: ids are not reused. */
export type CaseIds = Readonly<Record<string, string>>;

/** The committed ids, relative to the root of the repository. */
export const caseIdsPath = 'packages/conformance/case-ids.json';

/** @throws when the file is missing or is not JSON */
export async function readCaseIds(root: string = repositoryRoot): Promise<CaseIds> {
	return JSON.parse(await readFile(join(root, caseIdsPath), 'utf8'));
}

/** Writes the ids sorted by area and number. */
export async function writeCaseIds(ids: CaseIds, root: string = repositoryRoot): Promise<void> {
	const order = Object.keys(areas);
	const rank = (id: string) => order.indexOf(id.slice(0, 3)) * 1e6 + Number(id.slice(4));
	const sorted = Object.entries(ids).sort(([, a], [, b]) => rank(a) - rank(b));
	await writeFile(join(root, caseIdsPath), `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

/**
 * The ids with the next free numbers for every case that has none yet, in the order of the cases.
 * @throws when two cases have one key
 */
export function withNewIds(ids: CaseIds, cases: readonly DraftCase[]): CaseIds {
	const all: Record<string, string> = { ...ids };
	const seen = new Set<string>();
	const last = new Map<string, number>();
	for (const id of Object.values(ids)) last.set(id.slice(0, 3), Math.max(last.get(id.slice(0, 3)) ?? 0, Number(id.slice(4))));
	for (const { area, key } of cases) {
		if (seen.has(key)) throw new Error(`Two cases have the key «${key}».`);
		seen.add(key);
		if (Object.hasOwn(all, key)) continue;
		const number = (last.get(area) ?? 0) + 1;
		last.set(area, number);
		all[key] = `${area}-${String(number).padStart(3, '0')}`;
	}
	return all;
}

/** The keys and ids that the committed file lacks. */
export function missingIds(ids: CaseIds, cases: readonly DraftCase[]): [key: string, id: string][] {
	return Object.entries(withNewIds(ids, cases)).filter(([key]) => !Object.hasOwn(ids, key));
}
