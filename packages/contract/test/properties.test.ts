import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryMessage } from '../src/arbitrary-message.ts';
import { advise, mask, parse, problem, validate } from '../src/index.ts';
import * as strict from '../src/strict.ts';
import { absent, sampleWith } from './sample-message.ts';
import './fixed-seed.ts';

const profiles = ['strict', 'tolerant'] as const;

const pointers = [
	'',
	'/id',
	'/header',
	'/header/channelData',
	'/header/channelData/channelCustomerIdentifier',
	'/header/channelData/additionalAttributes',
	'/header/channelData/additionalAttributes/0',
	'/header/channelData/additionalAttributes/0/value',
	'/header/timestamp',
	'/header/sender',
	'/header/sender/type',
	'/header/stamps',
	'/header/customer',
	'/header/language',
	'/header/extra',
	'/body',
	'/body/startTime',
	'/body/endDirection',
	'/body/activities',
	'/body/activities/0',
	'/body/activities/0/timestamp',
	'/body/extra',
];

/** The guide's sample with any JSON at some of its places, innermost first. */
const brokenMessage = fc
	.array(fc.tuple(fc.constantFrom(...pointers), fc.oneof({ arbitrary: fc.jsonValue(), weight: 4 }, fc.constant(absent))), {
		maxLength: 3,
	})
	.map((changes) => [...changes].sort(([a], [b]) => b.length - a.length))
	.map((changes) => sampleWith(Object.fromEntries(changes.filter(([pointer, value]) => pointer !== '' || value !== absent))));

const message = fc.oneof(brokenMessage, arbitraryMessage('IvrAggregatedActivity'));

const anything = fc.anything({
	withBigInt: true,
	withBoxedValues: true,
	withDate: true,
	withMap: true,
	withNullPrototype: true,
	withObjectString: true,
	withSet: true,
	withSparseArray: true,
	withTypedArray: true,
	withUnicodeString: true,
});

describe.each(profiles)('%s', (profile) => {
	test('text and value get the same verdict', () => {
		fc.assert(
			fc.property(message, (value) => {
				const ofText = parse(JSON.stringify(value), { profile });
				const ofValue = validate(value, { profile });
				expect(ofText).toEqual(ofValue.valid ? { ...ofValue, value: JSON.parse(JSON.stringify(value)) } : ofValue);
				expect(parse(new TextEncoder().encode(JSON.stringify(value)), { profile })).toEqual(ofText);
			}),
		);
	});

	test('an error stands once at its place and makes a problem', () => {
		fc.assert(
			fc.property(message, (value) => {
				const verdict = validate(value, { profile });
				if (verdict.valid) return;
				const places = verdict.errors.map(({ pointer }) => pointer);
				expect(places.length).toBeGreaterThan(0);
				expect(new Set(places).size).toBe(places.length);
				expect(problem(verdict.errors, verdict.limit).status).toBe(400);
			}),
		);
	});

	test('no value makes it throw', () => {
		fc.assert(
			fc.property(anything, fc.constantFrom(...pointers), (value, pointer) => {
				for (const judged of [value, sampleWith({ [pointer]: value })]) {
					expect(typeof validate(judged, { profile }).valid).toBe('boolean');
					expect(Array.isArray(advise(judged))).toBe(true);
					mask(judged);
				}
			}),
		);
	});

	test('no text makes it throw', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), (text) => {
				const verdict = parse(text, { profile });
				if (!verdict.valid) expect(verdict.errors).not.toEqual([]);
			}),
		);
	});
});

test('a value is left as it is', () => {
	fc.assert(
		fc.property(message, (value) => {
			const before = structuredClone(value);
			for (const profile of profiles) validate(value, { profile });
			mask(value);
			expect(value).toEqual(before);
		}),
	);
});

test('what strict accepts tolerant accepts, broken messages included', () => {
	fc.assert(
		fc.property(message, (value) => {
			if (validate(value).valid) expect(validate(value, { profile: 'tolerant' }).valid).toBe(true);
		}),
	);
});

test('no error and no advice echoes a value', () => {
	const secret = fc.constantFrom('SECRET', '<SECRET>', ' SECRET ', { SECRET: 'SECRET' }, ['SECRET'], '4111111111111111SECRET');
	fc.assert(
		fc.property(fc.constantFrom(...pointers), secret, (pointer, value) => {
			const broken = sampleWith({ [pointer]: value });
			for (const profile of profiles) {
				const verdict = parse(JSON.stringify(broken), { profile });
				const texts = verdict.valid
					? verdict.advice.map((finding) => finding.happens + finding.do)
					: verdict.errors.map((error) => error.pointer + error.message);
				expect(texts.join()).not.toContain('SECRET');
			}
		}),
	);
});

test('the advice of ./strict on a valid message is all that there is', () => {
	fc.assert(
		fc.property(message, (value) => {
			if (strict.validate(value).valid) expect(strict.advise(value)).toEqual(advise(value));
		}),
	);
});

test('./strict says what breaks the contract as validate does', () => {
	fc.assert(
		fc.property(message, (value) => {
			const verdict = validate(value);
			expect(strict.faultsOf(value)).toEqual(verdict.valid ? [] : verdict.errors);
		}),
	);
});
