import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLargerThan, isTextLargerThan } from './json-size.ts';
import '../test/fixed-seed.ts';

function bytesOf(value: unknown): number {
	return new TextEncoder().encode(JSON.stringify(value)).length;
}

test('the size of any JSON value is that of its text in UTF-8', () => {
	fc.assert(
		fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
			const bytes = bytesOf(value);
			expect(isLargerThan(value, bytes)).toBe(false);
			expect(isLargerThan(value, bytes - 1)).toBe(true);
		}),
	);
});

test('the size of any text is that of its bytes in UTF-8', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const bytes = new TextEncoder().encode(text).length;
			expect(isTextLargerThan(text, bytes)).toBe(false);
			if (bytes > 0) expect(isTextLargerThan(text, bytes - 1)).toBe(true);
		}),
	);
});

describe('the walk ends as soon as the limit is passed', () => {
	const cyclic: Record<string, unknown> = {};
	cyclic.self = cyclic;
	let deep: unknown = [];
	for (let depth = 0; depth < 1_000_000; depth++) deep = [deep];
	let wide: unknown[] = ['leaf'];
	for (let level = 0; level < 60; level++) wide = [wide, wide];
	let read = 0;
	const counted = Array.from({ length: 100_000 }, () => ({
		get member() {
			read++;
			return 'x';
		},
	}));

	test.each([
		['a cycle', cyclic],
		['a list within a list, a million times', deep],
		['a value that stands in itself twice at every level', wide],
		['a list that is longer than memory', new Array(4_294_967_295)],
		['a string that is too long', 'x'.repeat(10_000_000)],
		['bytes', { bytes: new Uint8Array(50_000_000) }],
		['a boxed string', new String('x'.repeat(10_000_000))],
	])('of %s', (_, value) => {
		expect(isLargerThan(value, 65_536)).toBe(true);
	});

	test('and reads no further', () => {
		expect(isLargerThan(counted, 1000)).toBe(true);
		expect(read).toBeLessThan(200);
	});
});

test('bytes count as many as they are', () => {
	expect(isLargerThan(new Uint8Array(100), 100)).toBe(false);
	expect(isLargerThan(new Uint8Array(101), 100)).toBe(true);
});

test.each([[undefined], [() => 0], [Symbol('x')], [10n ** 1000n], [Number.NaN]])(
	'what JSON cannot hold counts as null',
	(value) => {
		expect(isLargerThan(value, 4)).toBe(false);
	},
);
