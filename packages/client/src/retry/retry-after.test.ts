import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const now = Date.parse('2026-01-05T10:00:00Z');

test.each([
	['0', 0],
	['120', 120_000],
	['7 \t', 7000],
	['Mon, 05 Jan 2026 10:00:30 GMT', 30_000],
	['Mon, 05 Jan 2026 09:59:00 GMT', 0],
])('%s is a wait of %i ms', (header, expected) => {
	expect(retryAfterMs(header, now)).toBe(expected);
});

test.each([
	null,
	'',
	'soon',
	'-5',
	'1.5',
	'1e3',
	'0x10',
	'5, 10',
	'99999999999999999999',
	'2026-01-05T10:00:30Z',
	'Mon, 99 Xyz 2026 10:00:30 GMT',
])('%j is no wait', (header) => {
	expect(retryAfterMs(header, now)).toBeUndefined();
});
