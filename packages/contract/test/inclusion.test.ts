import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryMessage, knownPointers } from '../src/arbitrary-message.ts';
import { parse, validate } from '../src/index.ts';
import type { Profile } from '../src/validation.ts';
import { arbitrarySuspect, suspects } from './suspects.ts';
import { isRefusedByModel, places, refusals } from './tolerated.ts';
import './fixed-seed.ts';

const components: Record<Profile, string> = { strict: 'IvrAggregatedActivity', tolerant: 'ReceivedIvrAggregatedActivity' };
const profiles = Object.keys(components) as Profile[];
const runs = { numRuns: 500 };
const [complete] = fc.sample(arbitraryMessage(components.strict, { complete: true }), { numRuns: 1, seed: 1 });

interface Mutation {
	pointer: string;
	/** What is put in the member's place; nothing when the member is removed. */
	put?: { value: unknown };
}

const mutations = fc.record<Mutation>(
	{ pointer: fc.constantFrom(...knownPointers(components.strict)), put: fc.record({ value: arbitrarySuspect }) },
	{ requiredKeys: ['pointer'] },
);

/** The message with one member replaced or removed; of a list the first item. */
function mutate(message: unknown, { pointer, put }: Mutation): unknown {
	const [, ...names] = pointer.split('/');
	const last = names.pop();
	if (last === undefined) return put === undefined ? message : put.value;
	const root = structuredClone(message);
	let parent = root as Record<string, unknown>;
	for (const name of names) parent = (parent?.[name === '*' ? 0 : name] ?? {}) as Record<string, unknown>;
	if (typeof parent !== 'object' || parent === null) return root;
	if (put === undefined) delete parent[last === '*' ? '0' : last];
	else parent[last === '*' ? '0' : last] = put.value;
	// What is removed from a list leaves a hole, which JSON cannot say.
	return JSON.parse(JSON.stringify(root));
}

test('the table of places names every member that the schemas know, and no other', () => {
	for (const profile of profiles) expect(knownPointers(components[profile]).sort(), profile).toEqual(Object.keys(places).sort());
});

test('what the strict schema accepts, both profiles accept, as a value and as text', () => {
	fc.assert(
		fc.property(arbitraryMessage(components.strict), (message) => {
			for (const profile of profiles) {
				expect(validate(message, { profile })).toMatchObject({ valid: true });
				expect(parse(JSON.stringify(message), { profile })).toMatchObject({ valid: true });
			}
		}),
		runs,
	);
});

test('the profiles differ where the table says so, and nowhere else', () => {
	fc.assert(
		fc.property(
			arbitraryMessage(components.strict, { complete: true }),
			fc.array(mutations, { minLength: 1, maxLength: 3 }),
			(original, changes) => {
				const message = changes.reduce(mutate, original);
				for (const profile of profiles) {
					const verdict = validate(message, { profile });
					const found = verdict.valid ? [] : verdict.errors.map(({ pointer }) => pointer.replace(/\/\d+(?=\/|$)/g, '/*'));
					expect(unique(found), profile).toEqual(unique(refusals(profile, message)));
				}
			},
		),
		runs,
	);
});

test('what strict accepts, tolerant accepts, whatever was changed', () => {
	fc.assert(
		fc.property(arbitraryMessage(components.strict), fc.array(mutations, { maxLength: 3 }), (original, changes) => {
			const message = changes.reduce(mutate, original);
			if (validate(message, { profile: 'strict' }).valid) expect(validate(message, { profile: 'tolerant' }).valid).toBe(true);
		}),
		runs,
	);
});

test('what the vendor’s model refuses, no profile accepts', () => {
	fc.assert(
		fc.property(
			arbitraryMessage(components.strict, { complete: true }),
			fc.array(mutations, { minLength: 1, maxLength: 2 }),
			(original, changes) => {
				const message = changes.reduce(mutate, original);
				if (isRefusedByModel(message))
					for (const profile of profiles) expect(validate(message, { profile }).valid, profile).toBe(false);
			},
		),
		runs,
	);
});

test.each(Object.keys(places))('every suspect value at %s gets from both profiles what the table says', (pointer) => {
	const wrong = suspects.flatMap((value) => {
		const message = mutate(complete, { pointer, put: { value } });
		return profiles
			.filter((profile) => validate(message, { profile }).valid !== (refusals(profile, message).length === 0))
			.map((profile) => ({ profile, value }));
	});
	expect(wrong).toEqual([]);
});

function unique(pointers: string[]): string[] {
	return [...new Set(pointers)].sort();
}
