import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readContract } from '../contract-document.ts';
import type { DraftCase } from './case.ts';
import { caseIdsPath, readCaseIds, withNewIds } from './case-ids.ts';
import { appendCaseIds, checkCaseIds } from './commit-case-ids.ts';

const contract = await readContract();
const roots: string[] = [];

afterEach(() => Promise.all(roots.splice(0).map((root) => rm(root, { recursive: true, force: true }))));

async function rootWith(ids: object): Promise<string> {
	const root = await mkdtemp(join(tmpdir(), 'case-ids-'));
	roots.push(root);
	await mkdir(dirname(join(root, caseIdsPath)), { recursive: true });
	await writeFile(join(root, caseIdsPath), JSON.stringify(ids));
	return root;
}

function drafts(...keys: string[]): DraftCase[] {
	return keys.map((key) => ({ area: 'HDR', key }) as DraftCase);
}

test('a case keeps its id, and a new one gets the next number of its area', () => {
	const ids = { 'a type null': 'HDR-002', 'b type null': 'SND-007' };
	expect(withNewIds(ids, drafts('c type null', 'a type null', 'd type null'))).toEqual({
		...ids,
		'c type null': 'HDR-003',
		'd type null': 'HDR-004',
	});
});

test('the id of a case that is gone is not given again', () => {
	expect(withNewIds({ 'gone type null': 'HDR-009' }, drafts('new type null'))['new type null']).toBe('HDR-010');
});

test('two cases of one key are refused', () => {
	expect(() => withNewIds({}, drafts('a type null', 'a type null'))).toThrow('Two cases have the key «a type null».');
});

test('the committed ids cover every case', async () => {
	expect(await checkCaseIds(undefined, contract)).toBe(0);
});

test('a case without a committed id turns the check red until it is appended', async () => {
	const { 'text empty': removed, ...others } = await readCaseIds();
	const root = await rootWith({ ...others, 'gone type null': 'TXT-900' });
	expect(await checkCaseIds(root, contract)).toBe(1);
	await appendCaseIds(root, contract);
	expect(await checkCaseIds(root, contract)).toBe(0);
	const appended = JSON.parse(await readFile(join(root, caseIdsPath), 'utf8'));
	expect(appended).toMatchObject({ ...others, 'gone type null': 'TXT-900', 'text empty': 'TXT-901' });
	expect(removed).not.toBe('TXT-901');
});
