import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContract, repositoryRoot, resolve, theOperation } from './contract-document.ts';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'contract-'));
	await cp(join(repositoryRoot, 'openapi'), folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('every external example stands in its place', async () => {
	const { openapi } = await readContract();
	expect(JSON.stringify(openapi)).not.toContain('externalValue');
	const [content] = Object.values(theOperation(openapi).operation.requestBody.content);
	for (const { value } of Object.values(content?.examples ?? {})) expect(value).toHaveProperty('header');
});

test('an example that is listed and not there is an error that names it', async () => {
	await rm(join(folder, 'examples/valid/guide-sample.json'));
	await expect(readContract(folder)).rejects.toThrow('guide-sample.json');
});

test('an invalid example without a named fault is an error that names it', async () => {
	await writeFile(join(folder, 'examples/invalid/new.json'), '{}');
	await expect(readContract(folder)).rejects.toThrow('names no fault for new.json');
});

test('a fault without its example is an error that names it', async () => {
	await rm(join(folder, 'examples/invalid/blank-id.json'));
	await expect(readContract(folder)).rejects.toThrow('blank-id.json');
});

test('two paths are an error, because everything is generated for one operation', async () => {
	const { openapi } = await readContract();
	const [path] = Object.values(openapi.paths);
	expect(() => theOperation({ ...openapi, paths: { ...openapi.paths, ...(path && { '/other': path }) } })).toThrow(
		'exactly one path',
	);
});

test('a reference to nothing is an error that names it', async () => {
	const { openapi } = await readContract();
	expect(() => resolve(openapi, { $ref: '#/components/schemas/Nobody' })).toThrow('#/components/schemas/Nobody');
});
