import { describe, expect, test } from 'vitest';
import { limits, type Profile, parse, validate } from '../src/index.ts';
import * as strict from '../src/strict.ts';
import * as tolerant from '../src/tolerant.ts';
import { absent, example, sampleWith } from './sample-message.ts';

const profiles: Profile[] = ['strict', 'tolerant'];

/** The message with blanks after it, so that its text has a number of bytes. */
function textOfSize(message: unknown, bytes: number): string {
	return JSON.stringify(message).padEnd(bytes, ' ');
}

/** The message with a member of a size that makes its JSON have a number of bytes. */
function messageOfSize(message: object, bytes: number): object {
	const padded = { ...message, padding: '' };
	return { ...padded, padding: 'x'.repeat(bytes - JSON.stringify(padded).length) };
}

describe('how many errors are listed', () => {
	const twoFaults = sampleWith({ '/id': 1, '/body/type': absent }) as object;

	test('all of a message of 64 KiB', () => {
		expect(parse(textOfSize(twoFaults, limits.allErrorsBytes))).toEqual({
			valid: false,
			errors: [expect.anything(), expect.anything()],
		});
		expect(validate(messageOfSize(twoFaults, limits.allErrorsBytes))).toMatchObject({ errors: { length: 2 } });
	});

	test('the first of a message that is one byte larger', () => {
		const first = { valid: false, errors: [expect.objectContaining({ code: expect.any(String) })], limit: 'first' };
		expect(parse(textOfSize(twoFaults, limits.allErrorsBytes + 1))).toEqual(first);
		expect(parse(new TextEncoder().encode(textOfSize(twoFaults, limits.allErrorsBytes + 1)))).toEqual(first);
		expect(validate(messageOfSize(twoFaults, limits.allErrorsBytes + 1))).toEqual(first);
	});

	test('bytes are counted, not characters', () => {
		const wide = { ...twoFaults, padding: 'ü'.repeat(limits.allErrorsBytes / 2) };
		expect(validate(wide)).toMatchObject({ limit: 'first' });
		expect(parse(JSON.stringify(wide))).toMatchObject({ limit: 'first' });
	});

	test('the first is an item of a list where nothing else is wrong', () => {
		const activities = Array.from({ length: 50_000 }, () => null);
		expect(validate(sampleWith({ '/body/activities': activities }))).toEqual({
			valid: false,
			errors: [{ pointer: '/body/activities/0', code: 'type', message: 'must be an activity as a JSON object' }],
			limit: 'first',
		});
	});

	test.each([
		[limits.maxErrors, undefined],
		[limits.maxErrors + 1, 'cut'],
		[5000, 'cut'],
	])('of %i wrong items at most a hundred', (count, limit) => {
		const verdict = validate(sampleWith({ '/header/stamps': Array.from({ length: count }, () => 1) }));
		if (verdict.valid) throw new Error('It is not valid.');
		expect(verdict.errors).toHaveLength(limits.maxErrors);
		expect(verdict.limit).toBe(limit);
	});
});

describe('what is not sent does not count', () => {
	test('inherited members', () => {
		expect(validate(Object.create(example('guide-sample')))).toMatchObject({ valid: false });
		const { header, body, ...id } = example('guide-sample');
		expect(validate(Object.assign(Object.create({ header }), id, { body }))).toMatchObject({
			errors: [{ pointer: '/header', code: 'required' }],
		});
	});

	test('members of the prototype that JSON text names', () => {
		const text = JSON.stringify(sampleWith({ '/body': absent })).replace(
			/}$/,
			',"__proto__":{"body":{"type":"IVR_AGGREGATED_ACTIVITY"}}}',
		);
		expect(parse(text)).toMatchObject({ valid: false, errors: [{ pointer: '/body', code: 'required' }] });
		expect(Object.hasOwn({}, 'body')).toBe(false);
	});

	test('a member that is undefined', () => {
		expect(validate(sampleWith({ '/id': undefined }))).toMatchObject({ errors: [{ pointer: '/id', code: 'required' }] });
		expect(validate(sampleWith({ '/body/leg': undefined }))).toMatchObject({ valid: true });
	});
});

test('an object without a prototype is an object', () => {
	const bare = (value: unknown): unknown => (isPlain(value) ? Object.assign(Object.create(null), mapped(value)) : value);
	const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
	const mapped = (value: object) => Object.fromEntries(Object.entries(value).map(([name, member]) => [name, bare(member)]));
	expect(validate(bare(example('guide-sample')))).toMatchObject({ valid: true });
});

describe('any value gets a verdict', () => {
	const cyclic = example('guide-sample');
	cyclic.self = cyclic;
	const revoked = Proxy.revocable({}, {});
	revoked.revoke();
	const throwing = {
		get id(): never {
			throw new Error('SECRET');
		},
	};
	const values: [string, unknown][] = [
		['undefined', undefined],
		['a symbol', Symbol('x')],
		['a function', () => 0],
		['a bigint', 1n],
		['a date', new Date()],
		['a map', new Map([['id', 1]])],
		['a boxed string', new String('{}')],
		['a sparse list', new Array(4_294_967_295)],
		['bytes', new Uint8Array(1000)],
		['a getter that throws', throwing],
		['a proxy that is revoked', revoked.proxy],
	];

	test.each(values)('%s is refused', (_, value) => {
		for (const profile of profiles) {
			const verdict = validate(value, { profile });
			expect(verdict).toMatchObject({
				valid: false,
				errors: expect.arrayContaining([expect.objectContaining({ pointer: expect.any(String) })]),
			});
			expect(JSON.stringify(verdict)).not.toContain('SECRET');
		}
	});

	test('a cyclic message is judged by its members', () => {
		expect(validate(cyclic)).toMatchObject({ valid: true, value: cyclic });
	});

	test('a list with holes is refused, however long it is', () => {
		const holes = new Array(4_294_967_295);
		expect(validate(sampleWith({ '/body/activities': holes }), { profile: 'tolerant' })).toMatchObject({
			errors: [{ pointer: '/body/activities/0', code: 'type' }],
			limit: 'first',
		});
	});

	test.each([undefined, null, 5, {}, [], new ArrayBuffer(2), new Date()])('parse refuses what is no text: %s', (value) => {
		expect(parse(value as unknown as string)).toMatchObject({ valid: false, errors: [{ pointer: '', code: 'json' }] });
	});
});

describe('the message is left as it is', () => {
	test.each(profiles)('by %s', (profile) => {
		for (const message of [example('every-member'), sampleWith({ '/id': 5, '/body/activities': [{}, 'x'] })]) {
			const before = structuredClone(message);
			const verdict = validate(deepFreeze(message), { profile });
			expect(message).toEqual(before);
			if (verdict.valid) expect(verdict.value).toBe(message);
		}
	});
});

test('null is named among the values that are due', () => {
	const verdict = validate(sampleWith({ '/header/channelData/additionalAttributes/0/type': 'Text' }), { profile: 'tolerant' });
	const message = expect.stringMatching(/^must be Alphanum100 or .* or WebChannelData or null: /);
	expect(verdict).toMatchObject({ valid: false, errors: [{ code: 'enum', message }] });
});

test('the subpaths and the profiles of the root are the same', () => {
	const message = sampleWith({ '/header/timestamp': '1680692114700' });
	const text = JSON.stringify(message);
	expect(strict.validate(message)).toEqual(validate(message));
	expect(strict.parse(text)).toEqual(parse(text, { profile: 'strict' }));
	expect(tolerant.validate(message)).toEqual(validate(message, { profile: 'tolerant' }));
	expect(tolerant.parse(text)).toEqual(parse(text, { profile: 'tolerant' }));
	expect([strict.validate(message).valid, tolerant.validate(message).valid]).toEqual([false, true]);
});

function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) deepFreeze(member);
	return Object.freeze(value);
}
