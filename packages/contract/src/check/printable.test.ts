import { expect, test } from 'vitest';
import { printable, shortly } from './printable.ts';

test('what a terminal would obey is written out', () => {
	expect(printable('a\u001b[31mb\u009b0m\u007f\r\n')).toBe('a\\u001b[31mb\\u009b0m\\u007f\\u000d\\u000a');
	expect(printable('\u202eright to left\u2069\u2028\ufeff')).toBe('\\u202eright to left\\u2069\\u2028\\ufeff');
	expect(printable('\ud800 \u{e0041}')).toBe('\\ud800 \\udb40\\udc41');
});

test('letters of any language and emoji stay as they are', () => {
	expect(printable('Käse القائمة 主菜单 ☎️ 📞')).toBe('Käse القائمة 主菜单 ☎️ 📞');
});

test('JSON that was made printable means the same', () => {
	const value = { text: 'a\u001b\u007f\u009b\u2028\u202e\u{e0041}' };
	expect(JSON.parse(printable(JSON.stringify(value)))).toEqual(value);
});

test('a value is shown in short', () => {
	expect(shortly('1680692114700')).toBe('"1680692114700"');
	expect(shortly(1680692114700)).toBe('1680692114700');
	expect([null, true, [], {}, [1, 2], { a: 1 }].map((value) => shortly(value))).toEqual([
		'null',
		'true',
		'[]',
		'{}',
		'a list of 2',
		'an object',
	]);
	expect([0.5, -1, 2 ** 53].map((value) => shortly(value))).toEqual([
		'0.5',
		'-1',
		'an integer of more digits than readers of JSON keep',
	]);
	expect(shortly('x'.repeat(1_000_000))).toBe(`"${'x'.repeat(40)}…"`);
	expect(shortly('📞'.repeat(41))).toBe(`"${'📞'.repeat(40)}…"`);
	expect(shortly('\u001b[31m"')).toBe('"\\u001b[31m\\""');
});
