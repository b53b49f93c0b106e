import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packPackages, publishedPackages } from '../../../.ci/published-packages.ts';

const root = join(import.meta.dirname, '../../..');
let workspace: string;
let folder: string;

beforeEach(async () => {
	workspace = await mkdtemp(join(tmpdir(), 'leftovers-'));
	folder = join(workspace, 'packages/one');
	await mkdir(join(folder, 'src'), { recursive: true });
	await mkdir(join(workspace, 'apps'));
	await writeFile(join(workspace, 'pnpm-workspace.yaml'), 'packages: [packages/*]\n');
	await writeFile(join(folder, 'package.json'), '{ "name": "@example/one", "version": "1.2.3", "files": ["dist"] }');
	for (const name of ['stays', 'goes', 'stays.test'])
		await writeFile(join(folder, 'src', `${name}.ts`), 'export const one = 1;\n');
	await compile('src/stays.ts', 'src/goes.ts', 'src/stays.test.ts');
	await rm(join(folder, 'src/goes.ts'));
});

afterEach(() => rm(workspace, { recursive: true, force: true }));

const node = (...parameters: string[]) => promisify(execFile)(process.execPath, parameters, { cwd: folder });

async function compile(...sources: string[]): Promise<void> {
	const options = ['--declaration', '--rootDir', 'src', '--outDir', 'dist', '--module', 'nodenext'];
	await node(join(root, 'node_modules/typescript/bin/tsc'), ...options, ...sources);
}

test('the compiler alone leaves what was built from a source that is gone', async () => {
	expect(await readdir(join(folder, 'dist'))).toContain('goes.js');
});

test('a build removes it', async () => {
	await node(join(root, '.ci/leftovers.ts'));
	await compile('src/stays.ts');
	expect((await readdir(join(folder, 'dist'))).sort()).toEqual(['stays.d.ts', 'stays.js']);
});

test('it is in no tarball, also where nothing was built since', async () => {
	const [tarball] = await packPackages(workspace, workspace);
	expect(tarball?.paths).toEqual(['dist/stays.d.ts', 'dist/stays.js', 'package.json']);
});

test('every published package builds that way', async () => {
	for (const { folder: published } of await publishedPackages(root)) {
		const { scripts } = JSON.parse(await readFile(join(root, published, 'package.json'), 'utf8'));
		expect(scripts.build, published).toMatch(/^node \.\.\/\.\.\/\.ci\/leftovers\.ts && tsc /);
	}
});
