import { expect, test } from 'vitest';
import { readContract } from '../contract-document.ts';
import { sendersDocument } from './models.ts';

const { openapi } = await readContract();

test('the models are made without the tolerant components', () => {
	const names = Object.keys(sendersDocument(openapi).components.schemas);
	expect(names).toContain('IvrAggregatedActivity');
	expect(names).toContain('ProblemError');
	expect(names.filter((name) => name.startsWith('Received'))).toEqual([]);
	expect(names).toEqual(Object.keys(openapi.components.schemas).filter((name) => !name.startsWith('Received')));
});

test('no reference leaves the document that the models are made from', () => {
	const document = sendersDocument(openapi);
	const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
	expect(references).not.toEqual([]);
	expect(references.filter((name) => name === undefined || !Object.hasOwn(document.components.schemas, name))).toEqual([]);
});

test('the head of every model names the pipeline', () => {
	expect(sendersDocument(openapi).info.description).toContain('by packages/codegen/src/pipelines/models.ts.');
});

test('the contract itself is not changed', () => {
	const before = structuredClone(openapi);
	sendersDocument(openapi);
	expect(openapi).toEqual(before);
});

test('every object of the models takes unknown members, and a constant has its value', () => {
	const { Sender, Activity, ActivityBody } = sendersDocument(openapi).components.schemas;
	expect([Sender, Activity, ActivityBody].map((schema) => schema?.additionalProperties)).toEqual([true, true, true]);
	expect(Sender?.properties?.type).toMatchObject({ enum: ['IVR'], default: 'IVR' });
	expect(ActivityBody?.properties?.startDirection).not.toHaveProperty('default');
});
