import { describe, expect, test } from 'vitest';
import { absent, example, sampleWith } from '../test/sample-message.ts';
import { advise } from './advise.ts';
import { validExamples } from './examples.ts';
import { droppedMember, unknownDirection } from './generated/advice/findings.ts';
import { limits } from './generated/operation/limits.ts';
import { validate } from './index.ts';

const attribute = '/header/channelData/additionalAttributes/0';
const caller = '/header/channelData/channelCustomerIdentifier';
const start = 1680692019700;
const end = 1680692114700;

/** The findings on a message that a profile accepts, as `code pointer`. */
function found(changes: Record<string, unknown>, name?: string): string[] {
	const message = sampleWith(changes, name);
	const verdict = validate(message, { profile: 'tolerant' });
	if (!verdict.valid) throw new Error(JSON.stringify(verdict.errors));
	return verdict.advice.map(({ code, pointer }) => `${code} ${pointer}`);
}

const activities = (...timestamps: unknown[]) => ({
	'/body/startTime': start,
	'/body/endTime': end,
	'/body/activities': timestamps.map((timestamp) => ({ menu: 'Main', selection: 'x', timestamp })),
});

test.each(validExamples.filter(({ name }) => !['required-members-only', 'unknown-members', 'every-member'].includes(name)))(
	'the example $name needs no advice',
	({ message }) => {
		expect(advise(message)).toEqual([]);
	},
);

describe('times', () => {
	test.each([
		['as integers', { '/body/startTime': end, '/body/endTime': end - 1 }],
		['as text', { '/body/startTime': ` ${end}`, '/body/endTime': `${end - 1}\t` }],
		['as dates', { '/body/startTime': '2023-04-05T10:55:14.700Z', '/body/endTime': '2023-04-05T10:55:14.699999999Z' }],
		['mixed', { '/body/startTime': '2023-04-05T15:55:14.7+05:00', '/body/endTime': end - 1 }],
	])('an end before the start, %s', (_, times) => {
		expect(found({ ...times, '/body/activities': [] })).toEqual(['end-before-start /body/endTime']);
	});

	test.each([
		[end, end],
		['2023-04-05T10:55:14.700Z', String(end)],
		[end, null],
		[null, end],
	])('an end that is not before the start: %s, %s', (startTime, endTime) => {
		const codes = found({ '/body/startTime': startTime, '/body/endTime': endTime, '/body/activities': [] });
		expect(codes.filter((code) => code.startsWith('end-before-start'))).toEqual([]);
	});

	test('activities outside the call', () => {
		expect(found(activities(String(start - 1), String(start), String(end), String(end + 1)))).toEqual([
			'activity-outside-call /body/activities/0/timestamp',
			'activity-outside-call /body/activities/3/timestamp',
		]);
	});

	test('activities out of order, each compared with the one before it', () => {
		expect(found(activities(start + 2, start + 1, '', null, start + 1, '2023-04-05T10:53:39.700Z'))).toEqual([
			'activities-out-of-order /body/activities/1/timestamp',
			'activities-out-of-order /body/activities/5/timestamp',
		]);
	});

	test('in a call that ends before it starts no activity is outside', () => {
		expect(found({ ...activities(String(start)), '/body/startTime': end, '/body/endTime': start })).toEqual([
			'end-before-start /body/endTime',
		]);
	});

	test.each([0, 1680692114, 1680692114700000, '1680692114', ' 999999999999', '253402300800000', '1970-01-01T00:00:00Z'])(
		'a time that is no epoch milliseconds: %s',
		(time) => {
			for (const pointer of ['/header/timestamp', '/body/startTime', '/body/endTime', '/body/activities/0/timestamp']) {
				expect(found({ [pointer]: time })).toEqual([`not-milliseconds ${pointer}`]);
			}
		},
	);

	test.each([1_000_000_000_000, '1000000000000', 253_402_300_799_999, '2001-09-09T01:46:40Z'])(
		'the boundaries of a time: %s',
		(time) => {
			expect(found({ '/header/timestamp': time })).toEqual([]);
		},
	);
});

describe('the columns of the reports', () => {
	test.each(['callId', 'startTime', 'endTime', 'endDirection', 'activities'])('without %s a column stays empty', (name) => {
		expect(found({ [`/body/${name}`]: absent })).toContain(`missing-for-report /body/${name}`);
		expect(found({ [`/body/${name}`]: null })).toContain(`missing-for-report /body/${name}`);
	});

	test.each(['callId', 'endDirection'])('a blank %s is none', (name) => {
		expect(found({ [`/body/${name}`]: ' ' })).toEqual([`missing-for-report /body/${name}`]);
	});

	test('a call without menus has an empty list of activities', () => {
		expect(found({ '/body/activities': [] })).toEqual([]);
	});

	test('the columns and the member are named', () => {
		expect(advise(sampleWith({ '/body/endTime': absent }))).toEqual([
			{
				code: 'missing-for-report',
				pointer: '/body/endTime',
				happens: 'The reports have no value for: End time, Duration (seconds).',
				do: 'Send endTime in every message.',
			},
		]);
	});

	test.each([
		['/body/callId', 50, '/body/callId'],
		[caller, 20, caller],
		['/body/activities/0/selection', 20, '/body/activities/0/selection'],
	])('%s has at most %i characters', (pointer, maxLength, place) => {
		expect(found({ [pointer]: '\u{1f4de}'.repeat(maxLength) })).toEqual([]);
		expect(found({ [pointer]: '\u{1f4de}'.repeat(maxLength + 1) })).toEqual([`too-long-for-report ${place}`]);
	});

	test('the second selection is the sub-menu, the third stands in the journey alone', () => {
		const selections = (second: string, third: string) => ({
			'/body/activities/1/selection': second,
			'/body/activities/2/selection': third,
		});
		expect(found(selections('x'.repeat(21), 'x'), 'transfer-three-menus')).toEqual([
			'too-long-for-report /body/activities/1/selection',
		]);
		expect(found(selections('x', 'x'.repeat(21)), 'transfer-three-menus')).toEqual([]);
	});

	test('the journey has at most 250 characters, separators included', () => {
		const journey = (menu: number) => ({
			'/body/activities': Array.from({ length: 20 }, () => ({ menu: 'm'.repeat(menu), selection: 's'.repeat(10) })),
		});
		expect(found(journey(30))).toEqual([]);
		expect(found(journey(31))).toEqual(['too-long-for-report /body/activities']);
	});

	test('a number is as long as its digits', () => {
		expect(found({ '/body/callId': 1e15 })).toEqual([]);
		expect(found({ '/body/activities/0/selection': 1e20 })).toEqual(['too-long-for-report /body/activities/0/selection']);
	});
});

describe('members', () => {
	test('that the platform drops, wherever they are', () => {
		expect(
			found({
				'/extra': 1,
				'/header/extra': null,
				'/header/channelData/extra': 1,
				[`${attribute}/extra`]: 1,
				'/header/sender/extra': 1,
				'/header/securityInfo': { token: 'x' },
			}),
		).toEqual([
			'dropped-member /extra',
			'dropped-member /header/extra',
			'dropped-member /header/channelData/extra',
			`dropped-member ${attribute}/extra`,
			'dropped-member /header/sender/extra',
			'dropped-member /header/securityInfo/token',
		]);
	});

	test.each(['/body/extra', '/body/activities/0/extra'])('of any name in the body are kept: %s', (pointer) => {
		expect(found({ [pointer]: 1 })).toEqual([]);
	});

	test.each([{ '/header/entities': { a: 1 } }, { '/header/sender/additionalDetail': { a: 1 } }])(
		'of free data are kept: %j',
		(changes) => {
			expect(found(changes)).toEqual([]);
		},
	);

	test('with names that a pointer has to escape', () => {
		expect(found({ '/header/extra': 1 })).toHaveLength(1);
		const message = JSON.parse(
			JSON.stringify(example('guide-sample')).replace('"header":{', '"header":{"a/b~c":1,"__proto__":2,"":3,'),
		);
		expect(advise(message).map(({ pointer }) => pointer)).toEqual(['/header/a~1b~0c', '/header/__proto__', '/header/']);
	});

	test.each([
		['/header/channelData/customer_first_name', 'customerFirstName'],
		['/header/channelData/CustomerFirstname', 'customerFirstName'],
		['/header/channelData/request-priority', 'requestPriority'],
		['/header/channelData/customerFistName', 'customerFirstName'],
		['/header/channelData/requestPriorit', 'requestPriority'],
		['/header/langauge', 'language'],
		['/header/stmaps', 'stamps'],
		['/header/securityinfo', 'securityInfo'],
	])('whose name is nearly known: %s', (pointer, nearest) => {
		const [finding] = advise(sampleWith({ [pointer]: 1 }));
		expect(finding).toMatchObject({
			code: 'dropped-member',
			pointer,
			do: expect.stringMatching(new RegExp(`^Did you mean ${nearest}\\? `)),
		});
	});

	test.each(['/header/x', '/header/traceId', '/header/channelData/trunk', `/header/${'x'.repeat(1000)}`])(
		'whose name is not: %s',
		(pointer) => {
			const [finding] = advise(sampleWith({ [pointer]: 1 }));
			expect(finding?.do).toBe(droppedMember.do);
		},
	);

	test.each(['channelSessionId', 'conversationId', 'originalMessageId', 'providerMessageId', 'roomId'])(
		'of the platform’s own: %s',
		(name) => {
			expect(found({ [`/header/${name}`]: 'x' })).toEqual([`platform-member /header/${name}`]);
			expect(found({ [`/header/${name}`]: 5 })).toEqual([`platform-member /header/${name}`]);
			expect(found({ [`/header/${name}`]: null })).toEqual([]);
		},
	);

	test('whose content is discarded', () => {
		expect(found({ '/header/language': { code: 'ar' } })).toEqual(['language-discarded /header/language']);
		expect(found({ '/header/language': {} })).toEqual([]);
		expect(found({ '/header/language': null })).toEqual([]);
	});
});

describe('values', () => {
	test.each([
		['/body/startDirection', 'FOO', 'INBOUND or OUTBOUND'],
		['/body/endDirection', 'DIRECT_TRANSFER', 'DIALOG_ENDED or TRANSFER'],
	])('a direction that no report counts: %s', (pointer, value, values) => {
		expect(advise(sampleWith({ [pointer]: value }))).toEqual([
			{ code: 'unknown-direction', pointer, happens: unknownDirection.happens, do: `Send one of ${values}.` },
		]);
	});

	test('the literal of the guide’s sample', () => {
		expect(found({ '/body/endDirection': 'DIALOG_ENDED | TRANSFER' })).toEqual(['sample-literal /body/endDirection']);
	});

	test.each([
		['1234', '1234'],
		[1234, '1234'],
		['1234', 1234],
	])('the call id as the id of the message: %j, %j', (id, callId) => {
		expect(found({ '/id': id, '/body/callId': callId })).toEqual(['id-reused /id']);
	});

	test.each(['<messageId>', 'x <your name> y', '<customer-number>', '<a.b_c 1>'])('a placeholder anywhere: %s', (value) => {
		for (const pointer of [
			'/id',
			caller,
			'/header/sender/senderName',
			'/body/leg',
			'/body/extra',
			'/body/activities/0/selection',
			`${attribute}/value`,
		]) {
			expect(found({ [pointer]: value })).toEqual([`placeholder ${pointer}`]);
		}
		expect(found({ '/body/extra': { list: [1, { 'a/b': value }] } })).toEqual(['placeholder /body/extra/list/1/a~1b']);
	});

	test.each(['a < b > c', '<b>bold</b>', 'one<br>two', '<p>', '<>', '<1>', '->', '<messageId'])('no placeholder: %s', (value) => {
		expect(found({ '/header/sender/senderName': value })).toEqual([]);
	});
});

describe('card numbers', () => {
	const cards = [
		'4111111111111111',
		'4111 1111 1111 1111',
		'4111-1111-1111-1111',
		'378282246310005',
		'3782 822463 10005',
		'6304000000000000',
		'5555555555554444',
		'4222222222222',
		'6304000000000000000',
	];

	test.each(cards)('%s in a selection and in a call variable', (card) => {
		expect(found({ '/body/activities/0/selection': card })).toContain('card-number /body/activities/0/selection');
		expect(found({ [`${attribute}/value`]: card })).toEqual([`card-number ${attribute}/value`]);
		expect(found({ [`${attribute}/value`]: `5550100 ${card}, 12/27` })).toEqual([`card-number ${attribute}/value`]);
	});

	test('in a number, a list or an object of a call variable', () => {
		const value = { seen: [1, 4111111111111111], text: ['no', '4111111111111111'] };
		expect(found({ [attribute]: { key: 'x', type: 'WebChannelData', value } })).toEqual([
			`card-number ${attribute}/value/seen/1`,
			`card-number ${attribute}/value/text/1`,
		]);
	});

	test.each([
		'4111111111111112',
		'411111111111',
		'41111111111111111111',
		'1680692114700',
		'0000000000000000',
		'4 1 2 0 2 3 1 0 5 5 1 4 7 0 0 1 2 3 4 5 6 7 8 9',
		'5550100',
		'4111.1111.1111.1111',
	])('%s is none', (text) => {
		expect(found({ [`${attribute}/value`]: text })).toEqual([]);
	});

	test('elsewhere they are not looked for', () => {
		expect(found({ '/body/callId': '4111111111111111', '/body/extra': '4111111111111111' })).toEqual([]);
	});
});

describe('call variables of a declared type', () => {
	const fitting: [type: string, values: unknown[]][] = [
		['Alphanum100', ['x', 'Größe 12', 'x'.repeat(100), 'שלום']],
		['AlphanumSpecial200', ['a-b!', 'x'.repeat(200)]],
		['String2000', ['x'.repeat(2000), '\u{1f4de}'.repeat(2000), '42225']],
		['String50', ['x'.repeat(50)]],
		['String100', ['x'.repeat(100)]],
		['PositiveNumber', [0, 1.5, '12', '12.50']],
		['IP', ['192.0.2.1', '2001:db8::1', '::']],
		['Number', [-1.5, 0, '-12.5']],
		['PhoneNumber', ['+1 (555) 010-0', 5550100]],
		['URL', ['https://example.com/a?b=c']],
		['Boolean', [true, false, 'true', 'false']],
		['Email', ['ada@example.com']],
		['Password', ['x']],
		['StringList', [[], ['a', '']]],
		['WebChannelData', [{}, { a: 1 }]],
	];
	const misfits: [type: string, values: unknown[]][] = [
		['Alphanum100', ['x'.repeat(101), 'a-b', 1, null]],
		['AlphanumSpecial200', ['x'.repeat(201), 1]],
		['String2000', ['x'.repeat(2001), 42225, {}, null, []]],
		['String50', ['x'.repeat(51)]],
		['String100', ['x'.repeat(101)]],
		['PositiveNumber', [-1, '-1', 'many', true]],
		['IP', ['example.com', '192.0.2']],
		['Number', ['12a', true, ' 12']],
		['PhoneNumber', ['call me', 55.5]],
		['URL', ['example.com', 'https://a b']],
		['Boolean', ['yes', 1, 'TRUE']],
		['Email', ['ada', 'a@b@c']],
		['Password', [1]],
		['StringList', ['a', [1], {}]],
		['WebChannelData', ['{}', [], 1]],
	];
	const codesOf = (type: string, value: unknown) =>
		found({ [attribute]: { key: 'x', type, value } }).filter((code) => code.startsWith('value-type-mismatch'));

	test.each(fitting)('a value fits %s', (type, values) => {
		for (const value of [...values, '']) expect(codesOf(type, value)).toEqual([]);
	});

	test.each(misfits)('a value does not fit %s', (type, values) => {
		for (const value of values) expect(codesOf(type, value)).toEqual([`value-type-mismatch ${attribute}/value`]);
	});

	test('the type and what it expects are named, not the value', () => {
		expect(advise(sampleWith({ [`${attribute}/value`]: 'x'.repeat(2001) }))).toEqual([
			{
				code: 'value-type-mismatch',
				pointer: `${attribute}/value`,
				happens: 'The value does not fit its declared type String2000, so agent desktop and routing may drop it.',
				do: 'Send a value that fits String2000 (a string of at most 2000 characters), or declare another type.',
			},
		]);
	});

	test('without a type or a value there is nothing to compare', () => {
		expect(found({ [attribute]: { key: 'x', value: 1 } })).toEqual([]);
		expect(found({ [attribute]: { key: 'x', type: null, value: 1 } })).toEqual([]);
		expect(found({ [attribute]: { key: 'x', type: 'Number' } })).toEqual([]);
	});
});

describe('any value can be given', () => {
	const cyclic = example('guide-sample');
	cyclic.self = cyclic;

	test.each([undefined, null, 1, 'x', [], {}, new Map(), { header: [], body: 1 }, { body: { activities: [null, 1] } }])(
		'%j',
		(value) => {
			expect(Array.isArray(advise(value))).toBe(true);
		},
	);

	test('a cycle', () => {
		expect(advise(cyclic)).toMatchObject([{ code: 'dropped-member', pointer: '/self' }]);
	});

	test('a placeholder within nine thousand lists', () => {
		let nested: unknown = '<your name>';
		for (let depth = 0; depth < 9000; depth++) nested = [nested];
		expect(advise(sampleWith({ '/body/extra': nested }))).toMatchObject([
			{ code: 'placeholder', pointer: `/body/extra${'/0'.repeat(9000)}` },
		]);
	});

	test('inherited members do not count', () => {
		expect(
			advise(Object.create(sampleWith({ '/header/language': { code: 'ar' } }) as object)).map(({ code }) => code),
		).not.toContain('language-discarded');
	});
});

test('of each code at most twenty findings come back', () => {
	const codes = found({
		'/body/activities': Array.from({ length: 1000 }, (_, index) => ({ timestamp: 1680692114700 - index })),
		'/header/channelData/additionalAttributes': Array.from({ length: 1000 }, () => ({ extra: '<x y>' })),
	}).map((code) => code.split(' ')[0]);
	for (const code of ['activities-out-of-order', 'activity-outside-call', 'dropped-member', 'placeholder']) {
		expect(codes.filter((other) => other === code)).toHaveLength(limits.maxAdvicePerCode);
	}
});

test('no finding leaves a gap in its texts', () => {
	const message = sampleWith({
		'/header/langauge': '<x y>',
		'/body/endDirection': 'x',
		'/body/startTime': absent,
		'/body/callId': 'x'.repeat(51),
		[`${attribute}/value`]: 1,
	});
	for (const { happens, do: toDo } of advise(message)) expect(`${happens} ${toDo}`).not.toMatch(/[{}]|undefined/);
});
