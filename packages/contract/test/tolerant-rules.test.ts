import { describe, expect, test } from 'vitest';
import { parse, validate } from '../src/index.ts';
import { absent, sampleWith } from './sample-message.ts';

const attribute = '/header/channelData/additionalAttributes/0';
const activity = '/body/activities/0';
const safest = 9_007_199_254_740_991;
const platformIds = ['channelSessionId', 'conversationId', 'originalMessageId', 'providerMessageId', 'roomId'];
const identifiers = [
	'/id',
	'/header/channelData/channelCustomerIdentifier',
	'/header/channelData/serviceIdentifier',
	'/header/sender/id',
];
const times = ['/header/timestamp', '/body/startTime', '/body/endTime', `${activity}/timestamp`];

const days = ['2023-01-31', '2024-02-29', '2000-02-29', '2023-02-28', '2023-04-30', '2023-12-31', '0000-01-01', '9999-12-31'];
const noDays = [
	'2023-02-29',
	'1900-02-29',
	'2023-04-31',
	'2023-13-01',
	'2023-00-10',
	'2023-01-00',
	'2023-01-32',
	'23-01-01',
	'02023-01-01',
];
const clocks = [
	'00:00:00Z',
	'23:59:59Z',
	'10:55:14.7Z',
	'10:55:14.123456789Z',
	'10:55:14+05:00',
	'10:55:14-03:30',
	'10:55:14+18:00',
	'10:55:14-00:00',
];
const noClocks = [
	'24:00:00Z',
	'10:60:00Z',
	'10:55:60Z',
	'10:55Z',
	'10:55:14',
	'10:55:14.Z',
	'10:55:14.1234567890Z',
	'10:55:14+0500',
	'10:55:14+05',
	'10:55:14+18:01',
	'10:55:14+19:00',
	'10:55:14 Z',
	'10:55:14z',
	'10:55:14,7Z',
	'1:55:14Z',
];

const rightTimes: unknown[] = [
	absent,
	null,
	0,
	-0,
	1680692114,
	1680692114700,
	safest,
	'0',
	'1680692114700',
	'9'.repeat(18),
	' 1680692114700',
	'1680692114700\t',
	'\t 1 \t',
	...days.map((day) => `${day}T00:00:00Z`),
	...clocks.map((clock) => `2023-04-05T${clock}`),
];
const wrongTimes: unknown[] = [
	-1,
	safest + 1,
	1680692114700.5,
	-0.5,
	1e300,
	true,
	{},
	[],
	[1680692114700],
	' ',
	'9'.repeat(19),
	'-1',
	'+1',
	'1.0',
	'1e12',
	'0x1',
	'1680692114700\n',
	'\u00a01680692114700',
	'16806 92114700',
	'١٦٨٠٦٩٢١١٤٧٠٠',
	'2023-04-05',
	'2023-04-05 10:55:14Z',
	'2023-04-05t10:55:14Z',
	' 2023-04-05T10:55:14Z',
	'2023-04-05T10:55:14Z ',
	'Wed, 05 Apr 2023 10:55:14 GMT',
	'today',
	...noDays.map((day) => `${day}T00:00:00Z`),
	...noClocks.map((clock) => `2023-04-05T${clock}`),
];

const accepted: [pointer: string, values: unknown[]][] = [
	...identifiers.map((pointer): [string, unknown[]] => [pointer, ['x', ' x', '\u007f', 0, -0, -1, safest, -safest]]),
	...times.map((pointer): [string, unknown[]] => [pointer, rightTimes]),
	[`${activity}/timestamp`, ['']],
	['/header/sender/type', ['IVR', 'APP', ' x']],
	['/header/sender/senderName', [absent, null, '', 'x', 0, -5, 1e300]],
	...[
		'/header/sender/additionalDetail',
		'/header/entities',
		'/header/language',
		'/header/securityInfo',
		'/header/schedulingMetaData',
	].map((pointer): [string, unknown[]] => [pointer, [absent, null, {}, { any: [1] }]]),
	['/header/stamps', [absent, null, [], ['', 'a', 0, 1.5, -1, true, false, null]]],
	['/header/channelData/additionalAttributes', [absent, null, [], [{}]]],
	[`${attribute}/key`, [absent, null, '', ' ', 'x', 1, -1]],
	[`${attribute}/type`, [absent, null, 'String2000', 'WebChannelData']],
	[`${attribute}/value`, [absent, null, '', 0, 1.5, true, [], {}, [{}]]],
	[
		'/header/channelData/requestPriority',
		[absent, null, 0, 5, -1, 11, 1.5, 2_147_483_647, -2_147_483_648, '', '0', '007', '999999999'],
	],
	['/header/channelData/customerFirstName', [absent, null, '', 'Ada', 1, -1]],
	['/header/channelData/customerLastName', [absent, null, '', 'Example', 1]],
	...platformIds.map((name): [string, unknown[]] => [`/header/${name}`, [absent, null, '', 'x', 5, -5]]),
	[
		'/header/customer',
		[absent, null, {}, { phoneNumber: null }, { phoneNumber: [] }, { phoneNumber: [1, null, {}] }, { name: 1 }],
	],
	['/body/startDirection', ['INBOUND', 'OUTBOUND', 'FOO', ' x']],
	['/body/endDirection', [absent, null, '', ' ', 'DIRECT_TRANSFER', 'DIALOG_ENDED | TRANSFER']],
	['/body/callId', [absent, null, '', ' ', '1234', 1234, -1]],
	['/body/leg', [absent, null, '', 1]],
	['/body/markdownText', [absent, null, '', 'x']],
	['/body/activities', [absent, null, [], [{}], [{ menu: 'Main' }]]],
	[`${activity}/menu`, [absent, null, '', 1]],
	[`${activity}/selection`, [absent, null, '', 2]],
	[`${activity}/metadata`, [absent, null, {}]],
	['/body/other', [null, 1, 'x', [], {}]],
	['/header/other', [null, 1]],
	['/other', [null, []]],
];

const refused: [pointer: string, code: string, values: unknown[]][] = [
	['', 'type', [null, [], 'text', 1, true]],
	...[
		'/id',
		'/header',
		'/body',
		'/header/channelData',
		'/header/intent',
		'/header/sender',
		'/header/sender/type',
		'/body/type',
	].map((pointer): [string, string, unknown[]] => [pointer, 'required', [absent]]),
	...[
		'/header/channelData/channelCustomerIdentifier',
		'/header/channelData/serviceIdentifier',
		'/header/sender/id',
		'/body/startDirection',
	].map((pointer): [string, string, unknown[]] => [pointer, 'required', [absent]]),
	...identifiers.flatMap((pointer): [string, string, unknown[]][] => [
		[pointer, 'type', [null, true, 1.5, {}, []]],
		[pointer, 'pattern', ['', ' ', '\t\r\n\u0000']],
		[pointer, 'minimum', [-safest - 1]],
		[pointer, 'maximum', [safest + 1, 1e20]],
	]),
	...['/header', '/header/channelData', '/header/sender', '/body'].map((pointer): [string, string, unknown[]] => [
		pointer,
		'type',
		[null, [], 'x', 1, true],
	]),
	['/header/intent', 'enum', ['', 'ivr_aggregated_activity', 'IVR_AGGREGATED_ACTIVITY ']],
	['/header/intent', 'type', [null, {}, 1]],
	['/body/type', 'enum', ['', '   ', 'URL']],
	['/body/type', 'type', [null, 1]],
	['/header/sender/type', 'type', [null, 1, true, {}]],
	['/header/sender/type', 'pattern', ['', ' ']],
	['/header/sender/senderName', 'type', [true, 1.5, {}, []]],
	...[
		'/header/sender/additionalDetail',
		'/header/entities',
		'/header/language',
		'/header/securityInfo',
		'/header/schedulingMetaData',
	].map((pointer): [string, string, unknown[]] => [pointer, 'type', ['', 'en', [], 0, false]]),
	['/header/stamps', 'type', [{}, '', 1, false]],
	['/header/channelData/additionalAttributes', 'type', [{}, '', 'x', 0]],
	[attribute, 'type', [null, [], 'x', 1]],
	[`${attribute}/key`, 'type', [true, 1.5, {}, []]],
	[`${attribute}/type`, 'type', [2, {}, true]],
	[`${attribute}/type`, 'enum', ['', 'string2000', 'null', 'String']],
	['/header/channelData/requestPriority', 'type', [true, {}, []]],
	['/header/channelData/requestPriority', 'pattern', ['high', '-1', '1.5', ' 5', '1234567890', '5\n']],
	['/header/channelData/requestPriority', 'minimum', [-2_147_483_649]],
	['/header/channelData/requestPriority', 'maximum', [2_147_483_648]],
	['/header/channelData/customerFirstName', 'type', [1.5, true, {}]],
	['/header/channelData/customerLastName', 'type', [1.5, true, []]],
	...platformIds.map((name): [string, string, unknown[]] => [`/header/${name}`, 'type', [1.5, true, {}, []]]),
	['/header/customer', 'type', [[], '', 0, false]],
	['/body/startDirection', 'pattern', ['', ' ', '\t']],
	['/body/startDirection', 'type', [null, 1, {}]],
	['/body/endDirection', 'type', [1, true, {}, []]],
	['/body/callId', 'type', [1.5, true, {}, []]],
	['/body/leg', 'type', [1.5, true, {}, []]],
	['/body/markdownText', 'type', [{ a: 1 }, 1, true, []]],
	['/body/activities', 'type', [{}, '', 0, false]],
	[activity, 'type', [null, [], 'x', 1]],
	[`${activity}/menu`, 'type', [1.5, true, {}]],
	[`${activity}/selection`, 'type', [1.5, true, []]],
	[`${activity}/metadata`, 'type', ['', [], 0, false]],
];

const shown = (value: unknown) => (value === absent ? 'absent' : JSON.stringify(value)?.slice(0, 40));
const allowed = accepted.flatMap(([pointer, values]) => values.map((value) => ({ pointer, value, shown: shown(value) })));
const faults = refused.flatMap(([pointer, code, values]) =>
	values.map((value) => ({ pointer, code, value, shown: shown(value) })),
);
const timeFaults = times.flatMap((pointer) => wrongTimes.map((value) => ({ pointer, value, shown: shown(value) })));
const tolerant = { profile: 'tolerant' } as const;

describe('tolerant accepts', () => {
	test.each(allowed)('$pointer $shown', ({ pointer, value }) => {
		const message = sampleWith({ [pointer]: value });
		expect(validate(message, tolerant)).toMatchObject({ valid: true });
		expect(parse(JSON.stringify(message), tolerant)).toMatchObject({ valid: true });
	});

	test('nothing but the required members', () => {
		const message = {
			id: 1,
			header: {
				channelData: { channelCustomerIdentifier: 1, serviceIdentifier: 1 },
				intent: 'IVR_AGGREGATED_ACTIVITY',
				sender: { id: 1, type: 'x' },
			},
			body: { type: 'IVR_AGGREGATED_ACTIVITY', startDirection: 'x' },
		};
		expect(validate(message, tolerant)).toMatchObject({ valid: true });
	});
});

describe('tolerant refuses with one error', () => {
	test.each(faults)('$pointer $shown ($code)', ({ pointer, code, value }) => {
		const message = sampleWith({ [pointer]: value });
		const expected = { valid: false, errors: [{ pointer, code, message: expect.stringMatching(/^(must be|is required:) \S/) }] };
		expect(validate(message, tolerant)).toEqual(expected);
		expect(parse(JSON.stringify(message), tolerant)).toEqual(expected);
	});

	test.each(timeFaults)('the time $pointer $shown', ({ pointer, value }) => {
		const message = sampleWith({ [pointer]: value });
		expect(validate(message, tolerant)).toMatchObject({ valid: false, errors: [{ pointer }] });
	});

	test.each(['/header/timestamp', '/body/startTime', '/body/endTime'])('%s empty', (pointer) => {
		expect(validate(sampleWith({ [pointer]: '' }), tolerant)).toMatchObject({ errors: [{ pointer, code: 'pattern' }] });
	});

	test.each([[{}], [[]]])('a stamp that is %j', (stamp) => {
		expect(validate(sampleWith({ '/header/stamps': [1, stamp] }), tolerant)).toMatchObject({
			errors: [{ pointer: '/header/stamps/1', code: 'type' }],
		});
	});

	test.each(['', 'x', {}, 0, false])('a list of phone numbers that is %j', (phoneNumber) => {
		expect(validate(sampleWith({ '/header/customer': { phoneNumber } }), tolerant)).toMatchObject({
			errors: [{ pointer: '/header/customer/phoneNumber', code: 'type' }],
		});
	});
});

test('an integer beyond 2^53-1 in the text is refused although JSON.parse rounds it', () => {
	const text = JSON.stringify(sampleWith({ '/id': 0 })).replace('"id":0', '"id":9007199254740993');
	expect(parse(text, tolerant)).toMatchObject({ valid: false, errors: [{ pointer: '/id', code: 'maximum' }] });
});
