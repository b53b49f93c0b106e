import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Artefact, artefacts } from './artefacts.ts';
import { emptyArtefacts, generateArtefact, removeLeftOvers } from './generate-artefact.ts';
import { readTree, writeTree } from './tree.ts';

const artefact: Artefact = {
	name: 'letters',
	pipeline: () => ({ 'a.ts': 'a', 'deep/b.ts': 'b' }),
	folder: 'out/letters',
	committed: false,
};
let root: string;

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'generate-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

test('the folder holds what the pipeline gave, and nothing of before', async () => {
	await writeTree(root, { 'out/letters/left-over.ts': 'old', 'out/letters/a.ts': 'old', 'out/beside.ts': 'beside' });
	expect(await generateArtefact(artefact, root)).toBe(0);
	expect(await readTree(root)).toEqual({ 'out/letters/a.ts': 'a', 'out/letters/deep/b.ts': 'b', 'out/beside.ts': 'beside' });
});

test('a pipeline that fails leaves the folder as it was', async () => {
	await writeTree(root, { 'out/letters/a.ts': 'old' });
	const failing = { ...artefact, pipeline: () => Promise.reject(new Error('No.')) };
	await expect(generateArtefact(failing, root)).rejects.toThrow('No.');
	expect(await readTree(root)).toEqual({ 'out/letters/a.ts': 'old' });
});

test('emptying removes what is not committed, and nothing else', async () => {
	const all = [...artefacts.values()];
	await writeTree(root, Object.fromEntries(all.map(({ folder }) => [`${folder}/file.txt`, ''])));
	await emptyArtefacts(root);
	const kept = all.filter(({ committed }) => committed).map(({ folder }) => `${folder}/file.txt`);
	expect(Object.keys(await readTree(root)).sort()).toEqual(kept.sort());
});

test('of the committed folders, what git does not track is removed, and nothing else', async () => {
	const committed = [...artefacts.values()].filter((each) => each.committed).map(({ folder }) => folder);
	const tracked = committed.map((folder) => `${folder}/tracked.txt`);
	await writeTree(root, Object.fromEntries([...tracked, 'beside.txt'].map((file) => [file, ''])));
	execFileSync('git', ['init', '--quiet'], { cwd: root });
	execFileSync('git', ['add', '--', ...tracked], { cwd: root });
	await writeTree(root, Object.fromEntries(committed.map((folder) => [`${folder}/deep/left-over.txt`, ''])));
	await removeLeftOvers(root);
	const kept = Object.keys(await readTree(root)).filter((file) => !file.startsWith('.git/'));
	expect(kept.sort()).toEqual([...tracked, 'beside.txt'].sort());
});
