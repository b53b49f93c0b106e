import { describe, expect, test } from 'vitest';
import { parse, validate } from '../src/index.ts';
import { absent, sampleWith } from './sample-message.ts';

const attribute = '/header/channelData/additionalAttributes/0';
const activity = '/body/activities/0';
const caller = '/header/channelData/channelCustomerIdentifier';
const service = '/header/channelData/serviceIdentifier';

/** What breaks which rule: the value at a place, and the code of the one error that it gives at that place. */
const refused: [pointer: string, code: string, values: unknown[]][] = [
	['', 'type', [null, [], 'text', 1, true, [{}]]],
	['/id', 'required', [absent]],
	['/id', 'type', [1218, null, true, {}, []]],
	['/id', 'pattern', ['', ' ', '   ', '\t\n\r', '\u0000', '\u001f\u0020']],
	['/header', 'required', [absent]],
	['/header', 'type', [null, [], 'header', 1, true]],
	['/header/channelData', 'required', [absent]],
	['/header/channelData', 'type', [null, [], '', 1, false]],
	[caller, 'required', [absent]],
	[caller, 'type', [5550100, null, {}, [], true]],
	[caller, 'pattern', ['', ' ', '\t']],
	[service, 'required', [absent]],
	[service, 'type', [1218, null, {}, ['1218'], true]],
	[service, 'pattern', ['', '   ']],
	['/header/channelData/additionalAttributes', 'type', [null, {}, '', 0, 'x']],
	[attribute, 'type', [null, [], 'callVariable1', 1]],
	[`${attribute}/key`, 'required', [absent]],
	[`${attribute}/key`, 'type', [1, null, {}]],
	[`${attribute}/key`, 'pattern', ['', ' ']],
	[`${attribute}/type`, 'required', [absent]],
	[`${attribute}/type`, 'type', [2, null, {}]],
	[`${attribute}/type`, 'enum', ['', 'string2000', 'String', 'String2000 ', 'String20000', 'toString', '__proto__']],
	[`${attribute}/value`, 'required', [absent]],
	['/header/channelData/requestPriority', 'type', ['5', null, 1.5, -0.5, 10.5, {}, true]],
	['/header/channelData/requestPriority', 'minimum', [-1]],
	['/header/channelData/requestPriority', 'maximum', [11]],
	['/header/channelData/customerFirstName', 'type', [1, null, {}]],
	['/header/channelData/customerLastName', 'type', [1, null, []]],
	['/header/timestamp', 'required', [absent]],
	['/header/timestamp', 'type', ['1680692114700', null, 1680692114700.5, {}, true]],
	['/header/timestamp', 'minimum', [999_999_999_999, 1680692114, 0, -1680692114700]],
	['/header/timestamp', 'maximum', [253_402_300_800_000, 1680692114700000]],
	['/header/intent', 'required', [absent]],
	['/header/intent', 'type', [1, null, {}]],
	['/header/intent', 'enum', ['', 'ivr_aggregated_activity', 'IVR_AGGREGATED_ACTIVITY ', 'URL']],
	['/header/sender', 'required', [absent]],
	['/header/sender', 'type', [null, [], 'MY-IVR', 1]],
	['/header/sender/id', 'required', [absent]],
	['/header/sender/id', 'type', [7, null, true, {}]],
	['/header/sender/id', 'pattern', ['', ' ']],
	['/header/sender/senderName', 'required', [absent]],
	['/header/sender/senderName', 'type', [1, null, {}]],
	['/header/sender/senderName', 'pattern', ['', '\u0000 ']],
	['/header/sender/type', 'required', [absent]],
	['/header/sender/type', 'type', [1, null]],
	['/header/sender/type', 'enum', ['APP', 'ivr', '', 'IVR ']],
	['/header/sender/additionalDetail', 'type', [null, [], '', 1]],
	['/header/language', 'type', [null, [], 'en', false, 1]],
	['/header/securityInfo', 'type', [null, [], 'x', 0]],
	['/header/entities', 'type', [null, [], 'x', 0]],
	['/header/stamps', 'type', [null, {}, '', 1]],
	['/header/stamps', 'items', [[1], ['a', null], [true], [{}], [[]]]],
	...['channelSessionId', 'conversationId', 'originalMessageId', 'providerMessageId', 'roomId'].map(
		(name): [string, string, unknown[]] => [`/header/${name}`, 'type', [5, null, {}, [], true]],
	),
	['/header/customer', 'type', [null, [], 'x', 1]],
	['/header/schedulingMetaData', 'type', [null, [], 'x', 1]],
	['/body', 'required', [absent]],
	['/body', 'type', [null, [], 'body', 1]],
	['/body/type', 'required', [absent]],
	['/body/type', 'type', [1, null, {}]],
	['/body/type', 'enum', ['', '   ', 'URL', 'IVR_AGGREGATED_ACTIVITIES', 'Ivr_Aggregated_Activity']],
	['/body/startDirection', 'required', [absent]],
	['/body/startDirection', 'type', [1, null, []]],
	['/body/startDirection', 'enum', ['', 'FOO', 'inbound', 'INBOUND ', 'DIALOG_ENDED']],
	['/body/endDirection', 'type', [1, null, {}]],
	['/body/endDirection', 'enum', ['', 'DIALOG_ENDED | TRANSFER', 'transfer', 'DIRECT_TRANSFER', 'INBOUND']],
	['/body/callId', 'type', [1234, null, {}]],
	['/body/callId', 'pattern', ['', ' ']],
	['/body/leg', 'type', [1, null, {}]],
	...['startTime', 'endTime'].flatMap((name): [string, string, unknown[]][] => [
		[`/body/${name}`, 'type', ['1680692114700', '', null, 1680692114700.5, 0.5, {}, true]],
		[`/body/${name}`, 'minimum', [0, 999_999_999_999, 1680692114]],
		[`/body/${name}`, 'maximum', [253_402_300_800_000, 9_007_199_254_740_992]],
	]),
	['/body/activities', 'type', [null, {}, '', 1]],
	[activity, 'type', [null, [], 'Main', 1]],
	[`${activity}/menu`, 'required', [absent]],
	[`${activity}/menu`, 'type', [1, null, {}]],
	[`${activity}/menu`, 'pattern', ['', ' ']],
	[`${activity}/selection`, 'required', [absent]],
	[`${activity}/selection`, 'type', [2, null, {}]],
	[`${activity}/timestamp`, 'required', [absent]],
	[`${activity}/timestamp`, 'type', [1680692114700, null, {}]],
	[
		`${activity}/timestamp`,
		'pattern',
		[
			'',
			'168069211470',
			'1680692114700000',
			' 1680692114700',
			'1680692114700\n',
			'-1680692114700',
			'1680692114700.0',
			'١٦٨٠٦٩٢١١٤٧٠٠',
		],
	],
	[`${activity}/metadata`, 'type', [null, [], 'x', 1]],
	['/body/markdownText', 'type', [{ a: 1 }, null, 1, []]],
];

/** What keeps the rules, boundaries included. */
const accepted: [pointer: string, values: unknown[]][] = [
	['/id', ['x', ' x', '\u0000!', '\u0020\u0021', '\u007f', '\u00a0', '<messageId>', '0']],
	[caller, ['sip:5550100@pbx.example.com', '+1 555 0100', ' 5550100 ', 'x'.repeat(5000), '\ud800']],
	[service, ['1218', '!', '\u2028']],
	['/header/channelData/additionalAttributes', [absent, []]],
	[`${attribute}/key`, ['callVariable0', 'x', ' x']],
	[
		`${attribute}/type`,
		[
			'Alphanum100',
			'AlphanumSpecial200',
			'String2000',
			'String50',
			'String100',
			'PositiveNumber',
			'IP',
			'Number',
			'PhoneNumber',
			'URL',
			'Boolean',
			'Email',
			'Password',
			'StringList',
			'WebChannelData',
		],
	],
	[`${attribute}/value`, ['', null, 0, false, [], {}, 'x'.repeat(3000), [{ deep: [null] }]]],
	['/header/channelData/requestPriority', [absent, 0, 5, 10, -0]],
	['/header/channelData/customerFirstName', [absent, '', 'Ada']],
	['/header/channelData/customerLastName', [absent, '', 'Example']],
	['/header/timestamp', [1_000_000_000_000, 253_402_300_799_999, 4_102_444_800_000]],
	['/header/sender/senderName', ['!', 'MY\u0000IVR', '<b>IVR</b>']],
	['/header/sender/additionalDetail', [absent, {}, { any: [1, null] }]],
	['/header/language', [absent, {}, { code: 'ar' }, { nested: { a: [1] } }]],
	['/header/securityInfo', [absent, {}, { a: 1 }]],
	['/header/entities', [absent, {}, { a: null }]],
	['/header/stamps', [absent, [], [''], ['a', 'b']]],
	...['channelSessionId', 'conversationId', 'originalMessageId', 'providerMessageId', 'roomId'].map(
		(name): [string, unknown[]] => [`/header/${name}`, [absent, '', 'x']],
	),
	['/header/customer', [absent, {}, { phoneNumber: [] }, { phoneNumber: ['5550100', 1, null] }, { name: 'Ada' }]],
	['/header/schedulingMetaData', [absent, {}, { a: 1 }]],
	['/header/unknown', [null, 1, 'x', [], { a: 1 }]],
	['/header/sender/unknown', [null, []]],
	['/header/channelData/unknown', [null, {}]],
	[`${attribute}/unknown`, [null, 1]],
	['/unknown', [null, 1, {}]],
	['/body/startDirection', ['INBOUND', 'OUTBOUND']],
	['/body/endDirection', [absent, 'DIALOG_ENDED', 'TRANSFER']],
	['/body/callId', [absent, '1', ' 1', 'x'.repeat(51)]],
	['/body/leg', [absent, '', '1']],
	['/body/startTime', [absent, 1_000_000_000_000, 253_402_300_799_999]],
	['/body/endTime', [absent, 1_000_000_000_000, 253_402_300_799_999]],
	['/body/activities', [absent, []]],
	[`${activity}/menu`, ['Main', '0', '>']],
	[`${activity}/selection`, ['', ' ', '<script>', 'x'.repeat(500)]],
	[`${activity}/timestamp`, ['1680692114700', '0000000000000', '168069211470000']],
	[`${activity}/metadata`, [absent, {}, { a: [1] }]],
	[`${activity}/unknown`, [null, 1]],
	['/body/markdownText', [absent, '', '# Caller']],
	['/body/anything', [null, 1, 'x', [], {}, [[[]]]]],
	['/body/__proto__', [{ type: 1 }, null]],
];

const shown = (value: unknown) => (value === absent ? 'absent' : JSON.stringify(value)?.slice(0, 40));

const faults = refused.flatMap(([pointer, code, values]) =>
	values.map((value) => ({ pointer, code, value, shown: shown(value) })),
);
const allowed = accepted.flatMap(([pointer, values]) => values.map((value) => ({ pointer, value, shown: shown(value) })));

describe('strict refuses with one error', () => {
	test.each(faults.filter(({ code }) => code !== 'items'))('$pointer $shown ($code)', ({ pointer, code, value }) => {
		const message = sampleWith({ [pointer]: value });
		const expected = {
			valid: false,
			errors: [{ pointer, code, message: expect.stringMatching(/^(must be|is required: ) *\S/) }],
		};
		expect(validate(message)).toEqual(expected);
		expect(parse(JSON.stringify(message))).toEqual(expected);
	});

	test.each(faults.filter(({ code }) => code === 'items'))('an item of $pointer $shown', ({ pointer, value }) => {
		const index = (value as unknown[]).findIndex((item) => typeof item !== 'string');
		expect(validate(sampleWith({ [pointer]: value }))).toMatchObject({
			errors: [{ pointer: `${pointer}/${index}`, code: 'type' }],
		});
	});

	test.each([null, {}, 'x', 1])('a list of phone numbers that is %j', (phoneNumber) => {
		expect(validate(sampleWith({ '/header/customer': { phoneNumber } }))).toMatchObject({
			errors: [{ pointer: '/header/customer/phoneNumber', code: 'type' }],
		});
	});
});

describe('strict accepts', () => {
	test.each(allowed)('$pointer $shown', ({ pointer, value }) => {
		const message = sampleWith({ [pointer]: value });
		expect(validate(message)).toMatchObject({ valid: true });
		expect(parse(JSON.stringify(message))).toMatchObject({ valid: true });
	});
});

test('every fault of a message is reported, each once', () => {
	const message = sampleWith({
		'/id': 5,
		'/header/timestamp': '1680692114700',
		'/header/sender': absent,
		'/header/channelData/additionalAttributes': [{ key: '', type: 'Text' }, 'x'],
		'/header/stamps': [1],
		'/body/type': 1,
		'/body/activities': [{ menu: 'Main', selection: '', timestamp: '1' }, {}],
	});
	const verdict = validate(message);
	if (verdict.valid) throw new Error('It is not valid.');
	expect(verdict.errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
		'/body/activities/0/timestamp pattern',
		'/body/activities/1/menu required',
		'/body/activities/1/selection required',
		'/body/activities/1/timestamp required',
		'/body/type type',
		'/header/channelData/additionalAttributes/0/key pattern',
		'/header/channelData/additionalAttributes/0/type enum',
		'/header/channelData/additionalAttributes/0/value required',
		'/header/channelData/additionalAttributes/1 type',
		'/header/sender required',
		'/header/stamps/0 type',
		'/header/timestamp type',
		'/id type',
	]);
});

test('a message says what was expected in the member’s own terms, and never what was sent', () => {
	const verdict = validate(sampleWith({ '/body/endDirection': 'SECRET', '/header/timestamp': 1, [caller]: 5550199 }));
	expect(verdict).toEqual({
		valid: false,
		errors: [
			{ pointer: caller, code: 'type', message: 'must be the caller\'s number as a string that is not blank, such as "5550100"' },
			{
				pointer: '/header/timestamp',
				code: 'minimum',
				message: 'must be at least 1000000000000: epoch milliseconds as an integer, such as 1680692114700',
			},
			{ pointer: '/body/endDirection', code: 'enum', message: 'must be DIALOG_ENDED or TRANSFER: how the call ended' },
		],
	});
});
