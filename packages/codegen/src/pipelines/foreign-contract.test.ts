import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { readContract, theOperation } from '../contract-document.ts';
import { foreignContract } from './foreign-contract.ts';

const contract = await readContract();
const files = await foreignContract(contract);

test('the schema judges as the contract does, and needs no other file', () => {
	const validate = new Ajv2020({ strict: true }).compile(JSON.parse(files['schema.json'] ?? ''));
	const examples = Object.values(
		theOperation(contract.openapi).operation.requestBody.content['application/json']?.examples ?? {},
	);
	expect(examples.filter(({ value }) => validate(value)).length).toBe(examples.length);
	expect(examples).not.toEqual([]);
	expect(validate({})).toBe(false);
	expect(files['schema.json']).not.toContain('Received');
});

test('the operation is told as the contract has it', () => {
	expect(JSON.parse(files['operation.json'] ?? '')).toEqual({
		$comment: 'Generated from openapi/ by packages/codegen/src/pipelines/foreign-contract.ts.',
		path: '/message/receive',
		method: 'POST',
		mediaType: 'application/json',
		maxErrors: 100,
		ingressConnectTimeoutMs: 5000,
		ingressReadTimeoutMs: 10000,
	});
});
