import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Artefact, artefacts } from '../src/artefacts.ts';
import { repositoryRoot } from '../src/contract-document.ts';

const uncommitted = [...artefacts.values()].filter(({ committed }) => !committed);

/** A module that moves the clock of its process by a good year. */
const otherYear = `const { Date } = globalThis;
globalThis.Date = class extends Date {
	constructor(...parts) { super(...(parts.length > 0 ? parts : [Date.now() + 4e10])); }
	static now() { return Date.now() + 4e10; }
};`;

const surroundings = [
	{ cwd: repositoryRoot, preload: '', env: { TZ: 'UTC', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' } },
	{
		cwd: tmpdir(),
		preload: otherYear,
		env: { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', CI: 'true', NO_COLOR: '1' },
	},
];

let roots: string[] = [];
let trees: Map<string, string>[] = [];

beforeAll(async () => {
	roots = await Promise.all(surroundings.map(() => mkdtemp(join(tmpdir(), 'determinism-'))));
	await Promise.all(
		surroundings.map(({ cwd, preload, env }, index) => {
			const clock = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
			const program = [join(import.meta.dirname, 'generate-all.ts'), roots[index] ?? ''];
			return promisify(execFile)(process.execPath, [...clock, ...program], { cwd, env: { ...process.env, ...env } });
		}),
	);
	trees = await Promise.all(roots.map(treeOf));
});

afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

async function treeOf(root: string): Promise<Map<string, string>> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const texts = files.map(async (file) => [relative(root, file).split(sep).join('/'), await readFile(file, 'utf8')] as const);
	return new Map((await Promise.all(texts)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function filesOf({ folder }: Artefact): [path: string, text: string][] {
	return [...(trees[0] ?? [])].filter(([path]) => path.startsWith(`${folder}/`));
}

test('two runs in different surroundings give the same files', () => {
	expect([...(trees[1] ?? [])].map(([path]) => path)).toEqual([...(trees[0] ?? [])].map(([path]) => path));
});

test('every file lies in the folder of its artefact', () => {
	const known = uncommitted.flatMap((artefact) => filesOf(artefact).map(([path]) => path));
	expect([...(trees[0] ?? [])].map(([path]) => path)).toEqual(known.sort());
});

test.each(uncommitted)('two runs of $name give the same bytes', (artefact) => {
	const files = filesOf(artefact);
	expect(files.length).toBeGreaterThan(0);
	for (const [path, text] of files) expect(trees[1]?.get(path) === text, path).toBe(true);
});

test.each(uncommitted)('$name names no folder of this machine', (artefact) => {
	const traces = [repositoryRoot, homedir(), tmpdir(), 'node_modules', ...roots];
	for (const [path, text] of filesOf(artefact)) {
		expect(
			traces.filter((trace) => trace.length > 1 && text.includes(trace)),
			path,
		).toEqual([]);
	}
});

test.each(uncommitted)('every file of $name names the pipeline that made it', async (artefact) => {
	for (const [path, text] of filesOf(artefact)) {
		const [pipeline] = /packages\/codegen\/src\/pipelines\/[\w-]+\.ts/.exec(text) ?? [];
		expect(pipeline, path).toBeDefined();
		expect(await readFile(join(repositoryRoot, pipeline ?? ''), 'utf8')).toContain(`export const ${artefact.pipeline.name}`);
	}
});
