import { readFileSync } from 'node:fs';
import { parse } from '@ivr-activity/contract';
import { validExamples } from '@ivr-activity/contract/examples';
import { describe, expect, test } from 'vitest';
import { sample } from '../../test/post.ts';
import { firstDocument } from './first-document.ts';
import { judgeAsPlatform } from './judge-as-platform.ts';

/** The sample with one member changed, or left out. */
function changed(pointer: string, value?: unknown): unknown {
	const message = JSON.parse(sample);
	const names = pointer.slice(1).split('/');
	const last = names.pop() ?? '';
	const parent = names.reduce((place, name) => place[name], message);
	if (value === undefined) delete parent[last];
	else parent[last] = value;
	return message;
}

describe('the platform refuses', () => {
	test.each([
		['/header/channelData/channelCustomerIdentifier'],
		['/header/channelData/channelCustomerIdentifier', null],
		['/header/channelData/channelCustomerIdentifier', ' \t'],
		['/header/channelData/serviceIdentifier'],
		['/header/channelData/serviceIdentifier', ''],
		['/header/channelData/serviceIdentifier', ['1218']],
		['/header/sender/id'],
		['/header/sender/id', '   '],
		['/header/sender/type'],
		['/header/sender/type', null],
		['/body/type'],
		['/header', 'x'],
		['/header/sender', []],
		['/header/language', []],
		['/header/language', 'en'],
		['/header/entities', []],
		['/header/sender/additionalDetail', []],
		['/header/stamps', 'x'],
		['/header/channelData/additionalAttributes', {}],
		['/header/channelData/additionalAttributes/0/type', 'Text'],
		['/header/channelData/additionalAttributes/0/key', {}],
		['/header/timestamp', 'yesterday'],
		['/header/timestamp', {}],
		['/header/channelData/requestPriority', 'high'],
		['/header/channelData/requestPriority', 2 ** 31],
		['/body/markdownText', {}],
	])('%s = %j', (pointer, value?: unknown) => {
		expect(judgeAsPlatform(changed(pointer, value))).toEqual({ refused: [pointer], lost: [] });
	});

	test.each([null, 7, 'text', [[]]])('%j instead of a message', (message) => {
		expect(judgeAsPlatform(message).refused).toEqual(['']);
	});
});

describe('the platform accepts', () => {
	test.each([
		['/id'],
		['/id', 7],
		['/header/timestamp'],
		['/header/timestamp', 1680692114],
		['/header/timestamp', 2 ** 53 + 2],
		['/header/sender/senderName'],
		['/header/sender/type', 'APP'],
		['/header/language', { code: 'en' }],
		['/header/channelData/channelCustomerIdentifier', 5550100],
		['/header/channelData/additionalAttributes/0/value', { any: [] }],
		['/header/channelData/additionalAttributes/0/type', null],
		['/header/unknown', []],
		['/body/startDirection'],
		['/body/startDirection', 'FOO'],
		['/body/endDirection', []],
		['/body/startTime', 'yesterday'],
		['/body/activities', {}],
		['/body/markdownText', 7],
	])('%s = %j', (pointer, value?: unknown) => {
		expect(judgeAsPlatform(changed(pointer, value))).toEqual({ refused: [], lost: [] });
	});

	test.each(validExamples)('the example $name', ({ message }) => {
		expect(judgeAsPlatform(message)).toEqual({ refused: [], lost: [] });
	});

	const cases = readFileSync(new URL('../../../../packages/contract/test/sample-cases.jsonl', import.meta.url), 'utf8')
		.trimEnd()
		.split('\n')
		.map((line): { name: string; raw: string } => JSON.parse(line))
		.filter(({ raw }) => parse(raw, { profile: 'tolerant' }).valid);

	test.each(cases)('what the tolerant profile accepts: $name', ({ raw }) => {
		expect(judgeAsPlatform(JSON.parse(raw)).refused).toEqual([]);
	});
});

test.each(['/header/intent', '/body/type'])('the platform accepts another %s, and loses the record', (pointer) => {
	expect(judgeAsPlatform(changed(pointer, 'URL'))).toEqual({ refused: [], lost: [pointer] });
});

describe('of a text that is no JSON', () => {
	test.each([
		['{"a": 1}{}', { a: 1 }],
		['{"a": "}\\"{"} end', { a: '}"{' }],
		[' \n{"a": {"b": {}}}]', { a: { b: {} } }],
	])('the first object is read: %s', (text, value) => {
		expect(firstDocument(new TextEncoder().encode(text))).toEqual(value);
	});

	test.each(['', '{', '// comment\n{}', '[{}]', '{"a": "}', "{'a': 1} end", '{"a":1,}{}', 'null null'])(
		'nothing is read: %s',
		(text) => {
			expect(firstDocument(new TextEncoder().encode(text))).toBeUndefined();
		},
	);

	test('nothing is read of bytes that are not UTF-8', () => {
		expect(firstDocument(new Uint8Array([0x7b, 0x7d, 0xff]))).toBeUndefined();
	});

	test('a string of megabytes is walked once', () => {
		const text = `{"a": "${'\\"'.repeat(3_000_000)}"} end`;
		expect(firstDocument(new TextEncoder().encode(text))).toHaveProperty('a');
	});
});
