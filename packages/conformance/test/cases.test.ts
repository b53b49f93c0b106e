import { readFileSync } from 'node:fs';
import { limits, type Profile, parse } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { areas, bytesOf, type ConformanceCase, cases, identifiers } from '../src/index.ts';

const profiles: Profile[] = ['strict', 'tolerant'];

/** Cases whose fault, if any, is in the body. */
const bodies = cases.filter(({ area, keyword }) => area !== 'PRT' || keyword !== 'http');

function bytes({ request: { body } }: ConformanceCase): Buffer {
	return body === undefined ? Buffer.alloc(0) : bytesOf(body);
}

test.for(profiles)('the contract’s own verdict on every body is that of the case, in the %s profile', (profile) => {
	const disagreements = bodies.filter((one) => {
		const { verdict, pointer, keyword } = one.expect[profile];
		if (verdict === 'any') return false;
		const validation = parse(bytes(one), { profile });
		if (validation.valid) return verdict !== 'accept';
		const [error, ...others] = validation.errors;
		return verdict !== 'reject' || others.length > 0 || error?.pointer !== pointer || error?.code !== keyword;
	});
	expect(disagreements.map(({ id, title }) => `${id} ${title}`)).toEqual([]);
});

test('a case of the protocol carries a message that both profiles accept', () => {
	const sent = cases.filter(
		({ area, keyword, request }) =>
			area === 'PRT' && keyword === 'http' && request.body !== undefined && !('base64' in request.body),
	);
	expect(sent.length).toBeGreaterThan(10);
	for (const one of sent) for (const profile of profiles) expect(parse(bytes(one), { profile }).valid, one.title).toBe(true);
});

test('the large bodies are as long as they say, at the limit and one byte over', () => {
	const large = cases.filter(({ area, request: { body } }) => area === 'PRT' && body && 'before' in body);
	const inLetters = large.filter((one) => bytes(one).toString().length === bytes(one).length);
	expect(inLetters.map((one) => bytes(one).length)).toEqual([limits.bodyBytes, limits.bodyBytes + 1]);
});

test('one body is over the limit in bytes and not in characters', () => {
	const sizes = cases
		.filter(({ area, request: { body } }) => area === 'PRT' && body && 'before' in body)
		.map((one) => ({ inBytes: bytes(one).length, inCharacters: bytes(one).toString().length }))
		.filter(({ inBytes, inCharacters }) => inBytes !== inCharacters);
	expect(sizes).toHaveLength(1);
	expect(sizes[0]?.inBytes).toBeGreaterThan(limits.bodyBytes);
	expect(sizes[0]?.inCharacters).toBeLessThan(limits.bodyBytes);
});

test('every id is an area and a number, and stands once', () => {
	for (const { id, area } of cases) {
		expect(id).toMatch(new RegExp(`^${area}-[0-9]{3}$`));
		expect(Object.keys(areas)).toContain(area);
	}
	expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
});

test('the numbers of the generated cases are the committed ones', () => {
	const committed: Record<string, string> = JSON.parse(readFileSync(new URL('../case-ids.json', import.meta.url), 'utf8'));
	const ids = new Set(Object.values(committed));
	expect(cases.filter(({ id }) => !ids.has(id)).map(({ title }) => title)).toEqual([]);
	expect(ids.size).toBe(Object.keys(committed).length);
});

test('each level follows from its source', () => {
	const levels = { stated: 'MUST', shown: 'SHOULD', model: 'SHOULD', protocol: 'SHOULD', inferred: 'INFO' };
	for (const { expect: expected } of cases) {
		for (const profile of profiles) expect(expected[profile].level).toBe(levels[expected[profile].source]);
	}
});

test('every caller is a number that belongs to nobody', () => {
	expect(identifiers.customer).toMatch(/^555/);
	const callers = bodies.flatMap(
		(one) =>
			bytes(one)
				.toString('latin1')
				.match(/(?<="channelCustomerIdentifier":\s*")[0-9]+/g) ?? [],
	);
	expect(callers.length).toBeGreaterThan(600);
	expect(callers.filter((caller) => !caller.startsWith('555'))).toEqual([]);
});

test('each kind of text fault has a case', () => {
	const titles = cases.filter(({ area }) => area === 'TXT').map(({ title }) => title);
	for (const kind of ['words', 'empty', 'comment', 'comma', 'second document', 'byte order mark', 'not UTF-8', 'UTF-16']) {
		expect(
			titles.filter((title) => title.includes(kind)),
			kind,
		).not.toEqual([]);
	}
});
