import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { readContract } from '../contract-document.ts';
import { schema } from './schema.ts';

const files = await schema(await readContract());
const document = JSON.parse(files['schema.json'] ?? '');

test('a validator with its default options takes the schema', () => {
	const validate = new Ajv2020({ logger: false }).compile(document);
	expect(validate({})).toBe(false);
});

test('the root is the strict profile, and both profiles can be named', () => {
	expect(document.$ref).toBe('#/$defs/IvrAggregatedActivity');
	expect(Object.keys(document.$defs)).toEqual(expect.arrayContaining(['IvrAggregatedActivity', 'ReceivedIvrAggregatedActivity']));
});

test('no extension of the contract is left', () => {
	expect(files['schema.json']).not.toMatch(/"x-/);
});

test('it is indented with spaces, because tools that read JSON as YAML know no tabs', () => {
	expect(files['schema.json']).toMatch(/^\{\n {2}"/);
	expect(files['schema.json']).not.toContain('\t');
});
