import { type Profile, parse } from '@ivr-activity/contract';
import { invalidExamples } from '@ivr-activity/contract/examples';
import { expect, test } from 'vitest';
import { bytesOf } from '../body.ts';
import { cases } from '../cases.ts';
import { sourceOfFault, strongestSource } from './fault-sources.ts';

test.for(['strict', 'tolerant'] as const)('every error of the %s profile has a source', (profile: Profile) => {
	const bodies = cases.flatMap(({ request: { body } }) => (body === undefined ? [] : [bytesOf(body)]));
	const faults = [...bodies, ...invalidExamples.map(({ text }) => text)].flatMap((text) => {
		const judged = parse(text, { profile });
		return judged.valid ? [] : judged.errors.filter(({ code }) => code !== 'json');
	});
	expect(faults.length).toBeGreaterThan(100);
	for (const { pointer, code } of faults)
		expect(sourceOfFault(profile, pointer, code)).toMatch(/^(stated|shown|model|inferred)$/);
});

test('a place in a list has the source of all places in it', () => {
	expect(sourceOfFault('strict', '/body/activities/17/menu', 'required')).toBe('inferred');
	expect(sourceOfFault('strict', '/header/sender', 'required')).toBe('stated');
});

test('a constraint that the contract does not have has no source', () => {
	expect(() => sourceOfFault('strict', '/body/oops', 'type')).toThrow('No case of the strict profile is refused');
});

test('the strongest source is that of any member', () => {
	expect(strongestSource('strict', ['required'])).toBe('stated');
	expect(strongestSource('strict', ['minimum', 'maximum'])).toBe('model');
});

test.for(['strict', 'tolerant'] as const)('all cases about a constraint of the %s profile agree on its source', (profile) => {
	for (const { id, expect: expected } of cases) {
		const { verdict, pointer, keyword = '', source } = expected[profile];
		if (verdict !== 'reject' || pointer === undefined || source === 'protocol' || ['json', 'http'].includes(keyword)) continue;
		expect(sourceOfFault(profile, pointer, keyword), id).toBe(source);
	}
});
