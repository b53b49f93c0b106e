import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanJson } from './json-scanner.ts';
import '../../test/fixed-seed.ts';

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

const json = fc.jsonValue({ stringUnit: 'binary' }).map((value) => JSON.stringify(value, null, 1));

/** JSON with a few characters taken out, put in or replaced. */
const almostJson = fc
	.tuple(
		json,
		fc.array(
			fc.record({
				at: fc.nat(),
				taken: fc.nat({ max: 3 }),
				given: fc.oneof(
					fc.string({ maxLength: 3 }),
					fc.constantFrom(
						'"',
						'\\',
						'{',
						'}',
						'[',
						']',
						',',
						':',
						'0',
						'-',
						'.',
						'e',
						'//',
						"'",
						'\n',
						'\t',
						'\u00a0',
						'\ufeff',
						'\\u12',
						'true',
						'nul',
						'1.',
						'01',
						'1e+',
						'-0',
						'-',
					),
				),
			}),
			{ minLength: 1, maxLength: 3 },
		),
	)
	.map(([text, edits]) =>
		edits.reduce((edited, { at, taken, given }) => {
			const index = at % (edited.length + 1);
			return edited.slice(0, index) + given + edited.slice(index + taken);
		}, text),
	);

test('a text that JSON.parse takes has no fault', () => {
	fc.assert(fc.property(json, (text) => scanJson(text) === undefined));
});

test('a text has a fault exactly when JSON.parse refuses it', () => {
	fc.assert(
		fc.property(fc.oneof(almostJson, fc.string()), (text) => {
			const fault = scanJson(text);
			expect(fault === undefined).toBe(isJson(text));
			if (fault !== undefined) expect(fault.index).toBeLessThanOrEqual(text.length);
		}),
		{ numRuns: 5000 },
	);
});

test.each(['0', '-0', '0.5', '1e5', '1E+5', '1.5e-10', '-12.0', '1'.repeat(1000)])('%s is a number', (text) => {
	expect(scanJson(text)).toBeUndefined();
});

test.each(['-', '+1', '01', '-01', '.5', '1.', '1.e5', '1e', '1e+', '0x1f', '1_000', '1n', '1L', '--1', '1-1'])(
	'%s is no number',
	(text) => {
		expect(scanJson(text)?.index).toBe(0);
	},
);

test('tokens are told in order', () => {
	const told: string[] = [];
	const text = '{"a":[1,{"b":-2.5e3}],"c":{}}';
	scanJson(text, {
		enter: (isObject) => told.push(isObject ? '{' : '['),
		leave: () => told.push('leave'),
		comma: () => told.push(','),
		name: (start, end) => told.push(text.slice(start, end)),
		number: (start, end) => told.push(text.slice(start, end)),
	});
	expect(told.join(' ')).toBe('{ "a" [ 1 , { "b" -2.5e3 leave leave , "c" { leave leave');
});

test('brackets a million deep are read without recursion', () => {
	const depth = 1_000_000;
	expect(scanJson('['.repeat(depth) + ']'.repeat(depth))).toBeUndefined();
	expect(scanJson('{"a":'.repeat(depth))).toMatchObject({ kind: 'unexpected', index: 5 * depth, opened: 5 * (depth - 1) });
});
