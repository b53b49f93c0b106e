import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionsOf } from './positions.ts';
import '../../test/fixed-seed.ts';

const at = (text: string, pointer: string) => positionsOf(text, [pointer]).get(pointer);

const text = `{
  "id": "a \\" } ] , b",
  "header": { "list": [1, -2.5e3, [true, {"x": null}]], "stamps": [] },
	"body": {"a/b": {"c~d": 1}, "": 2}
}`;

test.each([
	['', 1, 1],
	['/id', 2, 3],
	['/header', 3, 3],
	['/header/list', 3, 15],
	['/header/list/0', 3, 24],
	['/header/list/1', 3, 27],
	['/header/list/2/0', 3, 36],
	['/header/list/2/1/x', 3, 43],
	['/header/stamps', 3, 57],
	['/body/a~1b/c~0d', 4, 19],
	['/body/', 4, 30],
])('the member %s stands at its name, an item at its value', (pointer, line, column) => {
	expect(at(text, pointer)).toEqual({ line, column });
});

test('a missing member has the place of the object that it is missing from', () => {
	expect(at(text, '/header/sender')).toEqual({ line: 3, column: 3 });
	expect(at(text, '/header/stamps/0')).toEqual({ line: 3, column: 57 });
	expect(at(text, '/nothing/at/all')).toEqual({ line: 1, column: 1 });
});

test('of a member that stands twice, the last one counts', () => {
	expect(at('{"a": {"b": 1},\n"a": {"c": 2}}', '/a/c')).toEqual({ line: 2, column: 7 });
	expect(at('{"a": {"b": 1},\n"a": {"c": 2}}', '/a/b')).toEqual({ line: 2, column: 1 });
});

test('the pointers can come in any order', () => {
	expect([...positionsOf(text, ['/body', '/id', '/header'])].sort()).toEqual([
		['/body', { line: 4, column: 2 }],
		['/header', { line: 3, column: 3 }],
		['/id', { line: 2, column: 3 }],
	]);
});

test('Windows line ends and space before the message count as what they are', () => {
	expect(at('\r\n  {\r\n\t"id": 1\r\n}', '/id')).toEqual({ line: 3, column: 2 });
	expect(at('\r\n  {\r\n\t"id": 1\r\n}', '')).toEqual({ line: 2, column: 3 });
});

test('a member with an escaped name is found', () => {
	expect(at('{"\\u0069d": 1}', '/id')).toEqual({ line: 1, column: 2 });
});

test('a message as deep as it is long is walked', () => {
	const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)},"b":1}`;
	expect(at(deep, '/b')).toEqual({ line: 1, column: deep.indexOf('"b"') + 1 });
});

test('the value at every place that is found is the one that the pointer leads to', () => {
	const value = fc.jsonValue({ depthSize: 'small' });
	fc.assert(
		fc.property(
			fc.dictionary(fc.string(), value, { noNullPrototype: true }),
			fc.constantFrom('', '\t', '  '),
			(message, space) => {
				const json = JSON.stringify(message, null, space);
				const lines = json.split('\n');
				for (const [name, member] of Object.entries(message)) {
					const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
					const { line, column } = at(json, pointer) ?? { line: 0, column: 0 };
					const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n');
					const key = JSON.stringify(name);
					expect(rest.startsWith(`${key}:`)).toBe(true);
					expect(rest.slice(key.length + 1).trimStart()).toMatch(JSON.stringify(member, null, space).slice(0, 1));
				}
			},
		),
	);
});
