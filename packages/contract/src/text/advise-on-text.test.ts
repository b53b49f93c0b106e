import { describe, expect, test } from 'vitest';
import { example } from '../../test/sample-message.ts';
import { limits } from '../generated/operation/limits.ts';
import { parse } from '../index.ts';

/** The findings on the guide's sample with a piece of its text replaced. */
function found(from: string, to: string): string[] {
	const text = JSON.stringify(example('guide-sample'));
	expect(text).toContain(from);
	const verdict = parse(text.replace(from, to), { profile: 'tolerant' });
	if (!verdict.valid) throw new Error(JSON.stringify(verdict.errors));
	return verdict.advice.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('a member that stands twice', () => {
	test.each([
		['"id":', '"id":"SECRET","id":', '/id'],
		['"leg":', '"leg":"1","leg":', '/body/leg'],
		['"menu":', '"menu":"a","menu":', '/body/activities/0/menu'],
		['"metadata":{}', '"metadata":{"a":[{},{"b":1,"b":2}]}', '/body/activities/0/metadata/a/1/b'],
		['"additionalAttr1":{}', '"additionalAttr1":{"a/b~c":1,"a/b~c":2}', '/body/additionalAttr1/a~1b~0c'],
		['"additionalAttr1":{}', '"additionalAttr1":{"b":1,"\\u0062":2}', '/body/additionalAttr1/b'],
		['"additionalAttr1":{}', '"additionalAttr1":{"__proto__":1,"__proto__":2}', '/body/additionalAttr1/__proto__'],
		['"additionalAttr1":{}', '"additionalAttr1":{"":1,"":2}', '/body/additionalAttr1/'],
	])('%s, %s', (from, to, pointer) => {
		expect(found(from, to)).toEqual([`duplicate-member ${pointer}`]);
	});

	test('each time again', () => {
		expect(found('"leg":', '"leg":"1","leg":"2","leg":')).toEqual(['duplicate-member /body/leg', 'duplicate-member /body/leg']);
	});

	test('in two objects is not twice', () => {
		expect(found('"additionalAttr1":{}', '"additionalAttr1":[{"a":1},{"a":{"a":1}}]')).toEqual([]);
	});

	test('deeper than a hundred levels is not looked at', () => {
		const nested = (levels: number) => `"additionalAttr1":${'['.repeat(levels)}{"a":1,"a":2}${']'.repeat(levels)}`;
		expect(found('"additionalAttr1":{}', nested(97))).toHaveLength(1);
		expect(found('"additionalAttr1":{}', nested(98))).toEqual([]);
	});

	test('twenty times at most', () => {
		expect(found('"leg":', `${'"leg":"1",'.repeat(1000)}"leg":`)).toHaveLength(limits.maxAdvicePerCode);
	});
});

describe('an integer with a fraction or an exponent', () => {
	test.each([
		['"startTime":1680692114700', '"startTime":1680692114700.0', '/body/startTime'],
		['"startTime":1680692114700', '"startTime":16806921147e2', '/body/startTime'],
		['"endTime":1680692114700', '"endTime":1.6806921147E+12', '/body/endTime'],
		['"timestamp":1680692114700', '"timestamp":1680692114700.000', '/header/timestamp'],
		['"timestamp":"1680692114700"', '"timestamp":1680692114700.0', '/body/activities/0/timestamp'],
		[
			'"channelCustomerIdentifier":"5550100"',
			'"channelCustomerIdentifier":5550100.0',
			'/header/channelData/channelCustomerIdentifier',
		],
		['"callId":"1234"', '"callId":1.0', '/body/callId'],
	])('%s written as %s', (from, to, pointer) => {
		expect(found(from, to)).toEqual([`integer-notation ${pointer}`]);
	});

	test.each([
		['"value":"42225"', '"value":1.0,"x":1'],
		['"additionalAttr1":{}', '"additionalAttr1":{"startTime":1.0}'],
		['"additionalAttr1":{}', '"additionalAttr1":[1e12]'],
	])('is a number where any is due: %s', (from, to) => {
		expect(found(from, to).filter((code) => code.startsWith('integer'))).toEqual([]);
	});

	test('in the strict profile', () => {
		const text = JSON.stringify(example('guide-sample')).replace('"startTime":1680692114700', '"startTime":1680692114700.0');
		expect(parse(text)).toMatchObject({ valid: true, advice: [{ code: 'integer-notation' }] });
	});
});
