import { expect, test } from 'vitest';
import { readContract } from '../contract-document.ts';
import { validators } from './validators.ts';

const files = Object.entries(await validators(await readContract()));

test.each(files)('%s stands alone: it imports nothing', (_file, text) => {
	expect(text).not.toMatch(/\bimport\b|\brequire\(/);
});

test.each(files)('%s says nothing of where it was made', (_file, text) => {
	expect(text).not.toMatch(/node_modules|schemaPath|instancePath|vErrors|errors ===/);
});

test.each(files)('%s carries no descriptions or examples of the contract', (_file, text) => {
	expect(text).not.toContain('No unit.');
	expect(text).not.toContain('examples');
});
