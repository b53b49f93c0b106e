import { expect, test } from 'vitest';
import { shapes } from '../bench/shapes.ts';
import { limits, parse } from '../src/index.ts';

const codes = 17;

test.each(shapes)('$name: $bound', ({ body }) => {
	for (const profile of ['strict', 'tolerant'] as const) {
		const verdict = parse(body, { profile });
		if (verdict.valid) expect(verdict.advice.length).toBeLessThanOrEqual(codes * limits.maxAdvicePerCode);
		else expect(verdict.errors).toHaveLength(1);
	}
});

test('every shape is as large as a receiver accepts, and no larger', () => {
	for (const { name, body } of shapes) {
		const bytes = typeof body === 'string' ? new TextEncoder().encode(body).length : body.length;
		expect(bytes, name).toBeLessThanOrEqual(limits.bodyBytes);
		expect(bytes, name).toBeGreaterThan(0.9 * limits.bodyBytes);
	}
});
