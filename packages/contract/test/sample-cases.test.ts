import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Profile, parse } from '../src/index.ts';

interface SampleCase {
	name: string;
	description: string;
	raw: string;
	strict: 'accept' | 'reject';
	tolerant: 'accept' | 'reject';
}

const cases: SampleCase[] = readFileSync(new URL('sample-cases.jsonl', import.meta.url), 'utf8')
	.trimEnd()
	.split('\n')
	.map((line) => JSON.parse(line));

function verdict(text: string | Uint8Array, profile: Profile): string {
	return parse(text, { profile }).valid ? 'accept' : 'reject';
}

describe.each(['strict', 'tolerant'] as const)('the %s profile', (profile) => {
	test.each(cases)(`${profile} verdict on $name: $description`, (sample) => {
		expect(verdict(sample.raw, profile)).toBe(sample[profile]);
		expect(verdict(new TextEncoder().encode(sample.raw), profile)).toBe(sample[profile]);
	});
});
