import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Artefact, Pipeline } from './artefacts.ts';
import { checkCommitted } from './check-committed.ts';
import { JavaMissing } from './java.ts';
import { writeTree } from './tree.ts';

let root: string;
let said: string;

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'check-committed-'));
	said = '';
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
		said += text;
		return true;
	});
	vi.spyOn(process.stdout, 'write').mockReturnValue(true);
	vi.stubEnv('CI', '');
});

afterEach(async () => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	await rm(root, { recursive: true });
});

const generated: Pipeline = () => ({ 'a.go': 'a', 'b/c.go': 'c' });

function artefactOf(pipeline: Pipeline): Artefact[] {
	return [{ name: 'models-go', pipeline, folder: 'packages/client-go/generated/models', committed: true }];
}

test('a committed tree that is what the contract generates passes', async () => {
	await writeTree(join(root, 'packages/client-go/generated/models'), { 'a.go': 'a', 'b/c.go': 'c' });
	expect(await checkCommitted(root, artefactOf(generated))).toBe(0);
	expect(said).toBe('');
});

test('a changed, a missing and a left-over file are each named, with what to run', async () => {
	await writeTree(join(root, 'packages/client-go/generated/models'), { 'a.go': 'changed', 'old.go': '' });
	expect(await checkCommitted(root, artefactOf(generated))).toBe(1);
	expect(said).toBe(
		'packages/client-go/generated/models is not what the contract generates:\n' +
			'  differs: a.go\n  missing: b/c.go\n  left over: old.go\n' +
			'Run `npx -y pnpm@12 run codegen models-go` and commit the result.\n',
	);
});

test('a committed tree that is absent does not pass', async () => {
	expect(await checkCommitted(root, artefactOf(generated))).toBe(1);
});

test('what Python compiles beside its sources is no left-over file', async () => {
	await writeTree(join(root, 'packages/client-go/generated/models'), { 'a.go': 'a', 'b/c.go': 'c', 'b/__pycache__/c.pyc': '' });
	expect(await checkCommitted(root, artefactOf(generated))).toBe(0);
});

test('where Java is missing the check is skipped with the reason, and fails in CI', async () => {
	const list = artefactOf(() => {
		throw new JavaMissing('there is no Java');
	});
	expect(await checkCommitted(root, list)).toBe(0);
	expect(said).toBe('skipped: packages/client-go/generated/models was not checked: there is no Java.\n');
	vi.stubEnv('CI', 'true');
	expect(await checkCommitted(root, list)).toBe(1);
});

test('any other failure of a pipeline ends the check', async () => {
	const list = artefactOf(() => {
		throw new Error('the engine failed');
	});
	await expect(checkCommitted(root, list)).rejects.toThrow('the engine failed');
});
