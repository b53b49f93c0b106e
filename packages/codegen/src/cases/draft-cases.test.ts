import { expect, test } from 'vitest';
import { type ContractDocument, readContract, type Schema } from '../contract-document.ts';
import type { DraftCase } from './case.ts';
import { draftCases } from './draft-cases.ts';

const contract = await readContract();

function casesOf(edit: (schemas: Record<string, Record<string, Schema>>) => void = () => {}): Map<string, DraftCase> {
	const document: ContractDocument = structuredClone(contract);
	edit(
		Object.fromEntries(
			Object.entries(document.openapi.components.schemas).map(([name, schema]) => [name, schema.properties ?? {}]),
		),
	);
	return new Map(draftCases(document).cases.map((one) => [one.key, one]));
}

function textOf(one: DraftCase | undefined): string {
	return one?.request.body && 'text' in one.request.body ? one.request.body.text : '';
}

const fresh = casesOf();

test('every keyword of a member has a case, in both profiles', () => {
	expect(fresh.get('/header/timestamp minimum strict-outside')).toMatchObject({
		area: 'HDR',
		pointer: '/header/timestamp',
		safe: false,
		expect: {
			strict: { verdict: 'reject', statuses: [400], keyword: 'minimum', source: 'inferred', level: 'INFO' },
			tolerant: { verdict: 'accept', statuses: [202], source: 'model', level: 'SHOULD' },
		},
	});
	expect(fresh.get('/header/sender required absent')).toMatchObject({
		area: 'HDR',
		expect: { strict: { verdict: 'reject', keyword: 'required', source: 'stated', level: 'MUST' } },
	});
});

test('a case is safe exactly where the contract says that the vendor refuses it', () => {
	const safe = (key: string) => fresh.get(key)?.safe;
	expect(safe('/header/channelData/channelCustomerIdentifier string empty')).toBe(true);
	expect(safe('/header/sender/senderName string empty')).toBe(false);
	expect(safe('/header/language type array')).toBe(true);
	expect(safe('/header/language type boolean')).toBe(false);
	expect(safe('/body/callId type object')).toBe(false);
	expect(safe('/body/type required absent')).toBe(true);
	expect(safe('/body/type enum other')).toBe(false);
	expect(safe('text line-comment')).toBe(true);
	expect(safe('text second-document')).toBe(false);
	expect(safe('example two-messages.txt')).toBe(false);
});

test('no case that a profile accepts is safe', () => {
	const accepted = [...fresh.values()].filter(
		({ expect }) => expect.strict.verdict === 'accept' || expect.tolerant.verdict === 'accept',
	);
	expect(accepted.filter(({ safe }) => safe)).toEqual([]);
});

test('every message has an id of its own', () => {
	const ids = [...fresh.values()].flatMap((one) => /^\{"id":"([^"]{36})"/.exec(textOf(one))?.[1] ?? []);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.length).toBeGreaterThan(600);
});

test('a moved limit moves its cases and keeps their keys', () => {
	const moved = casesOf(({ ChannelData }) => {
		Object.assign(ChannelData?.requestPriority ?? {}, { maximum: 20 });
	});
	const key = '/header/channelData/requestPriority maximum strict-limit';
	expect(textOf(fresh.get(key))).toContain('"requestPriority":10');
	expect(textOf(moved.get(key))).toContain('"requestPriority":20');
	expect([...moved.keys()]).toEqual([...fresh.keys()]);
});

test('a new member has cases of its own', () => {
	const extended = casesOf(({ ActivityBody, ReceivedActivityBody }) => {
		for (const properties of [ActivityBody, ReceivedActivityBody]) {
			Object.assign(properties ?? {}, { queue: { type: 'string', examples: ['sales'], 'x-source': { type: 'inferred' } } });
		}
	});
	expect([...extended.keys()].filter((key) => !fresh.has(key))).toContain('/body/queue type integer');
});

test('a constraint that no case breaks stops the generation', () => {
	const unknown = () =>
		casesOf(({ Sender }) => {
			Object.assign(Sender?.additionalDetail ?? {}, { maxProperties: 50 });
		});
	expect(unknown).toThrow('No case breaks maxProperties /header/sender/additionalDetail (strict)');
});

test('a constraint without a source stops the generation', () => {
	const unsourced = () =>
		casesOf(({ Sender }) => {
			Object.assign(Sender?.senderName ?? {}, { 'x-source': { type: 'shown', pattern: 'inferred' } });
		});
	expect(unsourced).toThrow('no x-source of required for /header/sender/senderName');
});

test('what the vendor refuses and a profile accepts stops the generation', () => {
	const contradictory = () =>
		casesOf(({ Sender }) => {
			Object.assign(Sender?.senderName ?? {}, { 'x-platform': { refuses: ['required'] } });
		});
	expect(contradictory).toThrow("The vendor's model refuses the case «/header/sender/senderName required absent»");
});

test('an example with two faults stops the generation', () => {
	const [first, ...others] = contract.invalidExamples.filter(({ code }) => code === 'enum');
	if (first === undefined) throw new Error('The contract has no example of a foreign value.');
	const invalidExamples = [{ ...first, text: first.text.replace('"channelData"', '"channelDatum"') }, ...others];
	expect(() => draftCases({ ...contract, invalidExamples })).toThrow(`The example ${first.file} must have one fault at most`);
});
