import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContract } from '../contract-document.ts';
import { checkBreaking, keepReleased } from './check-breaking.ts';

const { openapi } = await readContract();
const breaking = structuredClone(openapi);
breaking.components.schemas.ActivityBody?.required?.push('callId');
const compatible = structuredClone(openapi);
compatible.components.schemas.ActivityBody?.required?.pop();

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'changeset-'));
	await keepReleased(folder);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const changeset = (...releases: string[]) =>
	writeFile(join(folder, 'quiet-cats.md'), `---\n${releases.join('\n')}\n---\n\nText.\n`);

test('the contract that was just kept is green', async () => {
	expect(await checkBreaking(undefined, folder)).toBe(0);
});

test('a compatible edit is green without a changeset', async () => {
	expect(await checkBreaking(compatible, folder)).toBe(0);
});

test('a breaking edit without a changeset is red', async () => {
	expect(await checkBreaking(breaking, folder)).toBe(1);
});

test.each([
	['a minor changeset', '"@ivr-activity/contract": minor'],
	['a major changeset of another package', '"@ivr-activity/client": major'],
])('a breaking edit with %s is red', async (_, release) => {
	await changeset(release);
	expect(await checkBreaking(breaking, folder)).toBe(1);
});

test('a breaking edit with a major changeset of the contract is green', async () => {
	await changeset('"@ivr-activity/client": patch', '"@ivr-activity/contract": major');
	expect(await checkBreaking(breaking, folder)).toBe(0);
});

test('the README among the changesets is none', async () => {
	await writeFile(join(folder, 'README.md'), '---\n"@ivr-activity/contract": major\n---\n');
	expect(await checkBreaking(breaking, folder)).toBe(1);
});
