import { expect, test } from 'vitest';
import type { SchemaDocument } from './json-schema.ts';
import { splitAtLists } from './split-schema.ts';

function document(...$defs: [root: string, Record<string, object>]): SchemaDocument {
	return { $schema: 'https://json-schema.org/draft/2020-12/schema', $ref: `#/$defs/${$defs[0]}`, $defs: $defs[1] };
}

test('the items of a list stand beside the schema, with the way to the list', () => {
	const item = { type: 'object', required: ['a'] };
	const inner = { type: 'object', properties: { list: { type: ['array', 'null'], items: { $ref: '#/$defs/Item' } } } };
	const root = { type: 'object', required: ['inner'], properties: { inner: { $ref: '#/$defs/Inner' } } };
	expect(splitAtLists(document('Root', { Root: root, Inner: inner, Item: item }))).toEqual({
		schema: {
			type: 'object',
			required: ['inner'],
			properties: { inner: { type: 'object', properties: { list: { type: ['array', 'null'] } } } },
		},
		lists: [{ path: ['inner', 'list'], item: { schema: item, lists: [] } }],
	});
});

test('a list within the items of a list is beside those', () => {
	const numbers = { type: 'array', items: { type: 'number' } };
	const root = { type: 'object', properties: { rows: { type: 'array', items: numbers } } };
	expect(splitAtLists(document('Root', { Root: root })).lists).toEqual([
		{
			path: ['rows'],
			item: { schema: { type: 'array' }, lists: [{ path: [], item: { schema: { type: 'number' }, lists: [] } }] },
		},
	]);
});

test('items without a constraint need no check', () => {
	const root = { type: 'object', properties: { list: { type: 'array', items: {} } } };
	expect(splitAtLists(document('Root', { Root: root })).lists).toEqual([]);
});

test('a reference to nothing is named', () => {
	expect(() => splitAtLists(document('Root', { Root: { $ref: '#/$defs/Gone' } }))).toThrow('The contract refers to #/$defs/Gone');
});
