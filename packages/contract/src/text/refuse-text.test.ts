import { describe, expect, test } from 'vitest';
import { invalidExamples } from '../examples.ts';
import { limits } from '../generated/operation/limits.ts';
import { parse } from '../strict.ts';
import type { ValidationError } from '../validation.ts';

function errorOf(text: string | Uint8Array): ValidationError {
	const verdict = parse(text);
	if (verdict.valid) throw new Error('It is valid.');
	const [error, ...others] = verdict.errors;
	expect(others).toEqual([]);
	if (error === undefined) throw new Error('There is no error.');
	expect(error).toMatchObject({ pointer: '', code: 'json' });
	return error;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

const texts: [what: string, text: string | Uint8Array, place: string, expected: string, found: string, advice?: string][] = [
	['nothing', '', '1:1', 'a JSON document', 'nothing', 'the body is empty'],
	['no bytes', new Uint8Array(), '1:1', 'a JSON document', 'nothing', 'the body is empty'],
	['blanks alone', ' \r\n\t', '1:1', 'a JSON document', 'nothing'],
	['a byte order mark alone', '\ufeff', '1:1', 'a JSON document', 'nothing'],
	['a second byte order mark', '\ufeff\ufeff{}', '1:1', 'a value', 'a byte order mark'],
	['a second byte order mark in bytes', utf8('\ufeff\ufeff{}'), '1:1', 'a value', 'a byte order mark'],
	['a comma before a brace', '{\n  "id": "1",\n}', '2:12', 'nothing after the last value', 'a comma', 'take it out'],
	['a comma before a bracket', '[1 , ]', '1:4', 'nothing after the last value', 'a comma'],
	['a comma and nothing', '[,]', '1:2', 'a value or "]"', '","'],
	['two commas', '[1,,2]', '1:4', 'a value', '","'],
	['single quotes', "{'id': '1'}", '1:2', 'a name in double quotes or "}"', 'a single quote', 'JSON has double quotes only'],
	['typographic quotes', '{\u201cid\u201d: 1}', '1:2', 'a name in double quotes or "}"', 'a typographic quote'],
	[
		'a bare name',
		'{id: 1}',
		'1:2',
		'a name in double quotes or "}"',
		'a word without quotes',
		'JSON puts names and texts in double quotes',
	],
	['a bare value', '{"id": SECRET}', '1:8', 'a value', 'a word without quotes'],
	['Python', '{"a": None}', '1:7', 'a value', 'None, nil or NULL', 'JSON writes null'],
	['True', '{"a": True}', '1:7', 'a value', 'True', 'JSON writes true'],
	['False', '{"a": False}', '1:7', 'a value', 'False', 'JSON writes false'],
	['Lua', '{"a": nil}', '1:7', 'a value', 'None, nil or NULL', 'JSON writes null'],
	['NaN', '{"a": NaN}', '1:7', 'a value', 'Infinity or NaN', 'JSON has no such number'],
	['Infinity', '{"a": Infinity}', '1:7', 'a value', 'Infinity or NaN'],
	['minus Infinity', '{"a": -Infinity}', '1:7', 'a value', 'a number that JSON does not have', 'JSON has no Infinity or NaN'],
	['undefined', '{"a": undefined}', '1:7', 'a value', 'undefined', 'leave the member out'],
	[
		'a leading zero',
		'{"a": 01218}',
		'1:7',
		'a value',
		'a number that JSON does not have',
		'take the leading zeros out, or send a string',
	],
	[
		'a plus',
		'{"a": +15550100}',
		'1:7',
		'a value',
		'a number that begins with a plus or a point',
		'begin it with a digit or a minus',
	],
	['a point first', '{"a": .5}', '1:7', 'a value', 'a number that begins with a plus or a point'],
	['a point last', '{"a": 5.}', '1:7', 'a value', 'a number that JSON does not have'],
	['hexadecimal digits', '{"a": 0xff}', '1:7', 'a value', 'a number that JSON does not have', 'write it in decimal digits'],
	['a suffix', '{"a": 1680692114700L}', '1:7', 'a value', 'a number that JSON does not have'],
	['a tab in a string', '{"a": "b\tc"}', '1:9', 'an escape', 'a control character in a string', 'write \\t for a tab'],
	[
		'a line break in a string',
		'{"a": "b\nc"}',
		'1:9',
		'a closing quote',
		'the end of the line',
		'close the string, or write \\n',
	],
	['a closing quote left out', '{"a": "b,\n"c": 1}', '1:10', 'a closing quote', 'the end of the line'],
	[
		'a wrong escape',
		'{"a": "SEC\\xRET"}',
		'1:11',
		'an escape of JSON',
		'another character after the backslash',
		'write two backslashes',
	],
	['an escape cut off', '"\\u12"', '1:2', 'an escape of JSON', 'another character after the backslash'],
	['a string without end', '{"a": "SECRET', '1:7', 'a closing quote for this string', 'the end of the text'],
	[
		'a brace left out',
		'{\n"a": {"b": 1}\n',
		'3:1',
		'"," or "}"',
		'the end of the text',
		'the "{" of line 1, column 1 is not closed',
	],
	['a value left out', '{"a": }', '1:7', 'a value', '"}"'],
	['a colon left out', '{"a" 1}', '1:6', '":"', 'a number'],
	['a comma left out', '{"a": 1\n"b": 2}', '2:1', '"," or "}"', 'a string', 'a comma is missing before it'],
	['an equals sign', '{"a" = 1}', '1:6', '":"', '"="'],
	['the wrong bracket', '{"a": [1}', '1:9', '"," or "]"', '"}"', 'the "[" of line 1, column 7 is not closed'],
	['a bracket too many', '{}}', '1:3', 'the end of the text', '"}"', 'take it out'],
	['a second document', '{}\n{}', '2:1', 'the end of the text', '"{"', 'send one message as one document'],
	['XML', '<message/>', '1:1', 'a value', '"<"', 'this looks like XML'],
	['a form', 'id=SECRET', '1:1', 'a value', 'a word without quotes'],
	['a line separator', '{\u2028}', '1:2', 'a name in double quotes or "}"', 'a line end that is none in JSON'],
	['a zero byte between', '{"a":1}\u0000', '1:8', 'the end of the text', 'a control character'],
	['an emoji', '{"a":\u{1f600}}', '1:6', 'a value', 'a character that means nothing in JSON'],
	[
		'UTF-16 with its mark',
		new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]),
		'1:1',
		'UTF-8',
		'UTF-16 or UTF-32',
		'encode the text as UTF-8',
	],
	['the mark of UTF-16 alone', new Uint8Array([0xff, 0xfe]), '1:1', 'UTF-8', 'UTF-16 or UTF-32'],
	['the other mark of UTF-16 alone', new Uint8Array([0xfe, 0xff]), '1:1', 'UTF-8', 'UTF-16 or UTF-32'],
	['UTF-16 the other way round', new Uint8Array([0xfe, 0xff, 0, 0x7b, 0, 0x7d]), '1:1', 'UTF-8', 'UTF-16 or UTF-32'],
	['UTF-16 without its mark', new Uint8Array([0x7b, 0, 0x7d, 0]), '1:1', 'UTF-8', 'UTF-16 or UTF-32'],
	['UTF-16 read as text', '{\u0000}\u0000', '1:1', 'UTF-8', 'UTF-16 or UTF-32'],
	[
		'Latin-1',
		new Uint8Array([...utf8('{"id": "1",\n"a": "M'), 0xfc, ...utf8('ller"}')]),
		'2:8',
		'UTF-8',
		'a byte of another encoding',
	],
	['a character cut off at the end', new Uint8Array([...utf8('{"a": "M'), 0xc3]), '1:9', 'UTF-8', 'a byte of another encoding'],
	['an encoded surrogate', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]), '1:2', 'UTF-8', 'a byte of another encoding'],
	['carriage returns', '{\r"a": 1,\r}', '2:7', 'nothing after the last value', 'a comma'],
];

describe('a text that is no JSON is refused with what was expected, found, and to do', () => {
	test.each(texts)('%s', (_, text, place, expected, found, advice = '') => {
		const error = errorOf(text);
		expect(`${error.line}:${error.column}`).toBe(place);
		const [line, column] = place.split(':');
		expect(error.message.startsWith(`line ${line}, column ${column}: expected ${expected}, found ${found}`)).toBe(true);
		expect(error.message).toContain(advice);
		expect(error.message).not.toContain('SEC');
		expect(error).not.toHaveProperty('changes');
	});
});

test('one byte order mark is taken off, of bytes and of strings', () => {
	expect(parse('\ufeffnull')).toMatchObject({ errors: [{ code: 'type' }] });
	expect(parse(utf8('\ufeffnull'))).toMatchObject({ errors: [{ code: 'type' }] });
});

test('a value with U+FFFD is UTF-8', () => {
	expect(parse(utf8('{"a":"\ufffd"}'))).toMatchObject({ errors: [{ code: 'required' }, {}, {}] });
});

describe('nesting', () => {
	const deep = (depth: number) => `{"body":${'['.repeat(depth)}${']'.repeat(depth)}}`;

	test('that is closed is read', () => {
		expect(parse(deep(1_000_000))).toMatchObject({ errors: [{ pointer: '/id' }], limit: 'first' });
	});

	test('that is not closed is refused', () => {
		expect(errorOf('['.repeat(1_000_000)).message).toContain('is not closed');
		expect(errorOf('{"a":'.repeat(1_000_000)).message).toContain('found the end of the text');
	});

	test('beyond what an engine takes is refused', () => {
		const { parse: native } = JSON;
		try {
			JSON.parse = () => {
				throw new RangeError('Maximum call stack size exceeded');
			};
			expect(errorOf(deep(3))).toMatchObject({ line: 1, column: 1, message: expect.stringContaining('nested too deeply') });
		} finally {
			JSON.parse = native;
		}
	});
});

describe('the guide’s sample as it is printed', () => {
	const printed = invalidExamples.find(({ file }) => file === 'guide-sample-as-printed.txt')?.text ?? '';
	const { changes = [], message, line, column } = errorOf(printed);

	test('is named as what it is, at its first fault', () => {
		expect(message).toMatch(/^this is the guide’s sample as it is printed, which is not JSON: line 2, column 11: /);
		expect([line, column]).toEqual([2, 26]);
	});

	test('every line to change is named with what to do', () => {
		const lines = changes.map((change) => `${change.line}: ${change.message}`);
		expect(lines.filter((text) => !text.endsWith(': take out the comment'))).toEqual([
			'2: put in the id of the message as a string that is not blank, in place of the placeholder',
			"5: put in the caller's number as a string that is not blank, in place of the placeholder",
			'34: take out the words, which are a comment without its marks',
			'35: put plain blanks in place of blanks that are none in JSON',
			'38: write "DIALOG_ENDED" or "TRANSFER", not both',
		]);
		expect(lines.filter((text) => text.endsWith(': take out the comment')).map((text) => Number.parseInt(text, 10))).toEqual([
			2, 5, 6, 7, 21, 24, 26, 27, 28, 29, 35, 37, 38, 39, 40, 41,
		]);
		for (const change of changes) expect(message).toContain(`line ${change.line}, column ${change.column}: ${change.message}`);
	});

	test('with these changes made it is a valid message', () => {
		const lines = printed.split('\n');
		for (const change of [...changes].reverse()) {
			const text = lines[change.line - 1] ?? '';
			const start = change.column - 1;
			lines[change.line - 1] = text.slice(0, start) + changed(text.slice(start), change.message);
		}
		expect(parse(lines.join('\n'))).toMatchObject({ valid: true, advice: [] });
	});

	function changed(rest: string, toDo: string): string {
		if (toDo.startsWith('take out')) return '';
		if (toDo.startsWith('put plain blanks')) return rest.replaceAll('\u00a0', ' ');
		return rest.replace(/^"[^"]*"/, toDo.startsWith('write') ? '"TRANSFER"' : '"5550100"');
	}
});

describe('the fragments of the printed sample, one by one', () => {
	const titled = (changes: string) => `the text has comments, which JSON does not: ${changes}`;

	test.each([
		['a comment at the end of a line', '{"id": "1" // required\n}', titled('line 1, column 12: take out the comment')],
		['a comment within', '{"id": /* SECRET */ "1"}', titled('line 1, column 8: take out the comment')],
		['a comment of shells', '# SECRET\n{}', titled('line 1, column 1: take out the comment')],
		['a comment without end', '{} /* SECRET', titled('line 1, column 4: take out the comment')],
		[
			'words after a comma',
			'{"id": "1", must be unique\n"a": 1}',
			titled('line 1, column 13: take out the words, which are a comment without its marks'),
		],
		[
			'a comma that a comment leaves last',
			'{"id": "1", // SECRET\n}',
			titled('line 1, column 11: take out the comma before the bracket; line 1, column 13: take out the comment'),
		],
		[
			'a placeholder of another name',
			'{"id": "<your id>"} // x',
			titled('line 1, column 8: put in the real value, in place of the placeholder; line 1, column 21: take out the comment'),
		],
		[
			'what is left when the comments are out',
			"{'id': 1} // x",
			titled(
				'line 1, column 2: expected a name in double quotes or "}", found a single quote: JSON has double quotes only; line 1, column 11: take out the comment',
			),
		],
	])('%s', (_, text, message) => {
		expect(errorOf(text).message).toBe(message);
	});

	test.each(['{"url": "https://example.com", }', '{"id": "<messageId>", }', '["a", true\n,]', '{"a": no value}'])(
		'%s has no comment',
		(text) => {
			expect(errorOf(text)).not.toHaveProperty('changes');
		},
	);
});

test('blanks of a web page are named, one run after the other', () => {
	expect(errorOf('{"a":\u00a0\u00a01,\n\u00a0 \u00a0"b":2}')).toMatchObject({
		line: 1,
		column: 6,
		message:
			'the text has blanks that are none in JSON: line 1, column 6: put plain blanks in place of blanks that are none in JSON; line 2, column 1: put plain blanks in place of blanks that are none in JSON',
	});
});

test('of many comments a hundred are listed', () => {
	expect(errorOf(`{}${'//\n'.repeat(5000)}`).changes).toHaveLength(limits.maxErrors);
});

test('of a text above 64 KiB the first fault is told alone', () => {
	const comments = (length: number) => `{}${'/'.repeat(length - 2)}`;
	expect(errorOf(comments(limits.allErrorsBytes))).toHaveProperty('changes');
	expect(errorOf(comments(limits.allErrorsBytes + 1))).not.toHaveProperty('changes');
});
