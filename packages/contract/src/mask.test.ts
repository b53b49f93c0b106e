import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { example, sampleWith } from '../test/sample-message.ts';
import { mask } from './mask.ts';
import '../test/fixed-seed.ts';

test('members with personal data and unknown members give way, the rest is shown', () => {
	const message = sampleWith(
		{ '/body/SECRET name': 'SECRET', '/body/SECRET 2': 1, '/header/channelData/SECRET': {} },
		'every-member',
	);
	expect(mask(message)).toMatchObject({
		id: example('every-member').id,
		header: {
			channelData: {
				channelCustomerIdentifier: '***',
				serviceIdentifier: '1218',
				customerFirstName: '***',
				'***': '1 unknown member',
			},
			intent: 'IVR_AGGREGATED_ACTIVITY',
			customer: '***',
			language: '***',
			entities: '***',
		},
		body: { type: 'IVR_AGGREGATED_ACTIVITY', '***': '2 unknown members' },
	});
	expect(JSON.stringify(mask(message))).not.toContain('SECRET');
});

test('the structure of lists is kept', () => {
	expect(mask(example('guide-sample'))).toMatchObject({
		header: {
			channelData: { additionalAttributes: [{ key: 'callVariable1', type: 'String2000', value: '***' }, { value: '***' }] },
		},
		body: { activities: [{ menu: 'Main', selection: '***', timestamp: '1680692114700', metadata: '***' }] },
	});
});

describe('what stands where the contract has something else is masked', () => {
	test.each([
		['/id', { SECRET: 1 }],
		['/id', ['SECRET']],
		['/header', 'SECRET'],
		['/header/sender', ['SECRET']],
		['/header/stamps', 'SECRET'],
		['/header/stamps', [{ SECRET: 1 }]],
		['/body/activities', { SECRET: 1 }],
		['/body/activities', ['SECRET', ['SECRET']]],
		['/body/callId', { toJSON: () => 'SECRET' }],
	])('%s: %j', (pointer, value) => {
		const masked = JSON.stringify(mask(sampleWith({ [pointer]: value })));
		expect(masked).toContain('***');
		expect(masked).not.toContain('SECRET');
	});
});

test('null stays null', () => {
	expect(mask(sampleWith({ '/header/customer': null, '/body/callId': null }))).toMatchObject({
		header: { customer: null },
		body: { callId: null },
	});
});

test('no string of a masked or unknown member is left', () => {
	const secret = fc.string({ minLength: 1 }).map((text) => `SECRET${text}`);
	const unknown = fc.dictionary(secret, fc.oneof(secret, fc.array(secret), fc.dictionary(secret, secret)));
	fc.assert(
		fc.property(secret, secret, unknown, fc.array(fc.oneof(secret, unknown)), (caller, selection, members, list) => {
			const message = sampleWith({
				'/header/channelData/channelCustomerIdentifier': caller,
				'/header/channelData/additionalAttributes': [{ key: 'k', type: 't', value: list, ...members }, ...list],
				'/header/customer': { phoneNumber: list, ...members },
				'/header/securityInfo': members,
				'/header/schedulingMetaData': members,
				'/header/sender/additionalDetail': list,
				'/body/markdownText': selection,
				'/body/activities': [{ selection, metadata: members, ...members }, list],
				'/body/extra': members,
			});
			expect(JSON.stringify(mask({ ...(message as object), ...members }))).not.toContain('SECRET');
		}),
	);
});

test('the copy shares nothing with the message, which stays as it is', () => {
	const message = example('every-member');
	const before = structuredClone(message);
	const copy = mask(message) as { header: { stamps: string[]; sender: Record<string, unknown> } };
	copy.header.sender.id = 'changed';
	copy.header.stamps.push('changed');
	expect(message).toEqual(before);
});

test('__proto__ is an unknown name like others', () => {
	const copy = mask(JSON.parse('{"__proto__":{"id":"SECRET"},"constructor":"SECRET","id":"1"}'));
	expect(copy).toEqual({ id: '1', '***': '2 unknown members' });
	expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});

test('an inherited member is not copied', () => {
	expect(mask(Object.create({ id: 'SECRET' }))).toEqual({});
});

describe('any value can be given', () => {
	const cyclic: Record<string, unknown> = { id: '1' };
	cyclic.header = cyclic;
	cyclic.body = { activities: [cyclic] };

	test.each([
		[undefined, null],
		[null, null],
		['SECRET', '***'],
		[5, '***'],
		[[], '***'],
		[() => 0, '***'],
		[new Map([['a', 1]]), {}],
	])('%s', (value, copy) => {
		expect(mask(value)).toEqual(copy);
	});

	test('a cycle', () => {
		expect(mask(cyclic)).toEqual({
			id: '1',
			header: { '***': '3 unknown members' },
			body: { activities: [{ '***': '3 unknown members' }] },
		});
	});

	test('a list that is longer than memory', () => {
		const { length } = new Array(4_294_967_295);
		const copy = mask({ header: { stamps: new Array(length) } }) as { header: { stamps: unknown[] } };
		expect(copy.header.stamps).toHaveLength(1001);
		expect(copy.header.stamps.at(-1)).toBe(`*** (${length - 1000} more)`);
	});

	test('a getter that throws', () => {
		const throwing = {
			get id(): never {
				throw new Error('SECRET');
			},
		};
		expect(mask(throwing)).toBe('***');
	});
});
