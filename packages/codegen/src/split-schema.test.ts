import { expect, test } from 'vitest';
import type { SchemaDocument } from './json-schema.ts';
import { splitSchema } from './split-schema.ts';

function document(...$defs: [root: string, Record<string, object>]): SchemaDocument {
	return { $schema: 'https://json-schema.org/draft/2020-12/schema', $ref: `#/$defs/${$defs[0]}`, $defs: $defs[1] };
}

const object = { type: 'object' };
const list = { type: ['array', 'null'] };

test('each member and item is a place of its own, and its constraints say nothing of what is inside', () => {
	const item = { ...object, required: ['a'], properties: { a: { type: 'number', minimum: 1 } } };
	const inner = { ...object, additionalProperties: true, properties: { list: { ...list, items: { $ref: '#/$defs/Item' } } } };
	const root = { ...object, required: ['inner'], properties: { inner: { $ref: '#/$defs/Inner' }, any: {} } };
	const a = { name: 'a', isRequired: true, schema: { type: 'number', minimum: 1 }, members: [] };
	expect(splitSchema(document('Root', { Root: root, Inner: inner, Item: item }))).toEqual({
		schema: object,
		members: [
			{
				...{ name: 'inner', isRequired: true, schema: object },
				members: [{ name: 'list', isRequired: false, schema: list, members: [], items: { schema: object, members: [a] } }],
			},
			{ name: 'any', isRequired: false, schema: {}, members: [] },
		],
	});
});

test.each<[string, object, string]>([
	['a reference to nothing', { $ref: '#/$defs/Gone' }, 'The contract refers to #/$defs/Gone'],
	['a required member that is not described', { ...object, required: ['a'] }, 'The contract requires a,'],
	['unknown members that are refused', { ...object, additionalProperties: false }, 'The contract refuses unknown members'],
	['members of a value of any type', { properties: { a: {} } }, 'The contract names members of what need not be an object'],
	['members of an object or a string', { type: ['object', 'string'], properties: { a: {} } }, 'The contract names members'],
	['items of a value of any type', { items: {} }, 'The contract names items of what need not be a list'],
])('%s cannot be split', (_, root, message) => {
	expect(() => splitSchema(document('Root', { Root: root }))).toThrow(message);
});
