import { inspect } from 'node:util';
import { validate } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { answering } from '../../test/http-server.ts';
import { callerNumber } from '../../test/messages.ts';
import { type CallOptions, createClient, recordCall } from '../index.ts';

const start = 1680692019700;

/** A call whose clock goes on by a second with each reading. */
function call(options: Partial<CallOptions> = {}) {
	let time = start - 1000;
	return recordCall({
		callId: '1234',
		customer: callerNumber,
		service: '1218',
		sender: { id: 'f1370ff7-43fa-496e-9966-e64061d35f5c', senderName: 'MY-IVR' },
		now: () => {
			time += 1000;
			return time;
		},
		newId: () => '0e9c2f4e-5c1b-4b8e-9a54-2f6b7d1c9a10',
		...options,
	});
}

function thrown(act: () => unknown): Error {
	try {
		act();
	} catch (error) {
		return error as Error;
	}
	throw new Error('It did not throw');
}

test('a call becomes the message on it', () => {
	const message = call()
		.visit('Main', 'Billing', { attempts: 2 })
		.variable('callVariable1', '42225')
		.visit('Billing')
		.end('TRANSFER')
		.toMessage();
	expect(message).toEqual({
		id: '0e9c2f4e-5c1b-4b8e-9a54-2f6b7d1c9a10',
		header: {
			channelData: {
				channelCustomerIdentifier: callerNumber,
				serviceIdentifier: '1218',
				additionalAttributes: [{ key: 'callVariable1', type: 'String2000', value: '42225' }],
			},
			timestamp: start + 4000,
			intent: 'IVR_AGGREGATED_ACTIVITY',
			sender: { id: 'f1370ff7-43fa-496e-9966-e64061d35f5c', senderName: 'MY-IVR', type: 'IVR' },
		},
		body: {
			type: 'IVR_AGGREGATED_ACTIVITY',
			callId: '1234',
			startDirection: 'INBOUND',
			startTime: start,
			endDirection: 'TRANSFER',
			endTime: start + 4000,
			activities: [
				{ menu: 'Main', selection: 'Billing', timestamp: String(start + 1000), metadata: { attempts: 2 } },
				{ menu: 'Billing', selection: '', timestamp: String(start + 3000) },
			],
		},
	});
	expect(validate(message)).toMatchObject({ valid: true, advice: [] });
});

test('with its own clock and id a call is valid, and without any advice', async () => {
	const { customer, service, sender } = {
		customer: callerNumber,
		service: '1218',
		sender: { id: 'ivr-1', senderName: 'MY-IVR' },
	};
	const record = recordCall({ callId: '1234', customer, service, sender }).visit('Main', 'Billing').end('DIALOG_ENDED');
	const client = createClient({ baseUrl: await answering(202) });
	expect(await client.send(record.toMessage())).toMatchObject({ status: 202, advice: [] });
});

test.each([
	['before the first menu', (_: ReturnType<typeof call>) => _],
	['in the middle of a menu', (_: ReturnType<typeof call>) => _.visit('Main')],
	['after an unset variable', (_: ReturnType<typeof call>) => _.variable('callVariable1', '')],
])('a hang-up %s yields a valid message', (_, happen) => {
	expect(validate(happen(call()).toMessage()).valid).toBe(true);
	expect(validate(happen(call()).end('DIALOG_ENDED').toMessage())).toMatchObject({ valid: true, advice: [] });
});

test('the message is the same when it is asked for again, and nobody can change the record through it', () => {
	const record = call()
		.visit('Main', 'Billing', { list: [1] })
		.variable('list', ['a'], 'StringList')
		.end('TRANSFER');
	const first = record.toMessage();
	const copy = structuredClone(first);
	first.body.activities?.pop();
	Object.assign(first.header.channelData, { additionalAttributes: [] });
	expect(record.toMessage()).toEqual(copy);
});

test('what is recorded does not change with the object that it came from', () => {
	const metadata = { list: [1] };
	const value = ['a'];
	const record = call().visit('Main', '', metadata).variable('list', value, 'StringList');
	const before = record.toMessage();
	metadata.list.push(2);
	value.push('b');
	expect(record.toMessage()).toEqual(before);
});

test('each call has its own id, which stays', () => {
	const [one, two] = [call({ newId: undefined }), call({ newId: undefined })];
	expect(one.toMessage().id).toMatch(/^[0-9a-f-]{36}$/);
	expect(one.visit('Main').toMessage().id).toBe(one.toMessage().id);
	expect(two.toMessage().id).not.toBe(one.toMessage().id);
});

test('a clock that is set back does not turn the order around', () => {
	const readings = [start, start + 5000, start + 1000, start + 500];
	const record = call({ now: () => readings.shift() ?? 0 });
	const { body } = record.visit('Main').visit('Sub').end('TRANSFER').toMessage();
	expect(body.activities?.map(({ timestamp }) => Number(timestamp) - start)).toEqual([5000, 5000]);
	expect(body.endTime).toBe(start + 5000);
});

test('visits with times of their own come out in the order of time', () => {
	const { body } = call()
		.visit('Second', '', undefined, start + 20)
		.visit('First', '', undefined, new Date(start + 10))
		.visit('Third', '', undefined, String(start + 20))
		.toMessage();
	expect(body.activities?.map(({ menu }) => menu)).toEqual(['First', 'Second', 'Third']);
	expect(body.activities?.[0]?.timestamp).toBe(String(start + 10));
});

test.each([
	['a Date', new Date(start)],
	['a number', start],
	['a fraction of a millisecond', start + 0.7],
	['digits', String(start)],
])('%s is a time', (_, time) => {
	const { body } = call({ startTime: time }).end('TRANSFER', time).toMessage();
	expect(body).toMatchObject({ startTime: start, endTime: start });
});

test.each([
	['seconds', 1680692019, RangeError, 'startTime looks like seconds: multiply it by 1000.'],
	['seconds as digits', '1680692019', RangeError, 'startTime looks like seconds: multiply it by 1000.'],
	['microseconds', start * 1000, RangeError, 'startTime looks like microseconds: divide it by 1000.'],
	['an invalid Date', new Date('x'), RangeError, /^startTime must be epoch milliseconds, from 1000000000000 to/],
	['not a number', Number.NaN, RangeError, /^startTime must be epoch milliseconds/],
	['zero', 0, RangeError, /^startTime must be epoch milliseconds/],
	['a date as text', '2026-01-05T10:00:00Z', TypeError, /^startTime must be a Date, or epoch milliseconds/],
	['nothing', '', TypeError, /^startTime must be a Date/],
])('%s is no time, and the error says so', (_, startTime, type, message) => {
	const error = thrown(() => call({ startTime }));
	expect(error).toBeInstanceOf(type);
	expect(error.message).toMatch(message);
});

test('every time is checked, the clock of the caller too', () => {
	expect(thrown(() => call({ now: () => 1680692019 })).message).toMatch(/^now\(\) looks like seconds/);
	expect(thrown(() => call().visit('Main', '', {}, 1680692019)).message).toMatch(/^time looks like seconds/);
	expect(thrown(() => call().end('TRANSFER', 1680692019)).message).toMatch(/^time looks like seconds/);
});

test.each<[string, Partial<Record<keyof CallOptions, unknown>>]>([
	['callId must be the call id as a string that is not blank', { callId: ' ' }],
	["customer must be the caller's number as a string that is not blank", { customer: '' }],
	["customer must be the caller's number as a string that is not blank", { customer: 5550188 }],
	['service must be the number dialled as a string that is not blank', { service: '\t' }],
	['sender.id must be the id of the IVR as a string that is not blank', { sender: { id: '', senderName: 'MY-IVR' } }],
	['sender.senderName is required: the name of the IVR as a string that is not blank', { sender: { id: 'ivr-1' } }],
	['startDirection must be INBOUND or OUTBOUND: the direction of the call', { startDirection: 'inbound' }],
	['requestPriority must be at most 10: a priority as an integer', { requestPriority: 11 }],
	['newId() must be the id of the message as a string that is not blank', { newId: () => '' }],
])('%s', (message, options) => {
	const error = thrown(() => call(options as Partial<CallOptions>));
	expect(error).toBeInstanceOf(TypeError);
	expect(error.message.slice(0, message.length)).toBe(message);
});

test('a wrong step is refused and not recorded', () => {
	const record = call();
	const before = JSON.stringify(record.toMessage().body);
	const cyclic: Record<string, unknown> = {};
	cyclic.self = cyclic;
	expect(thrown(() => record.visit('')).message).toMatch(/^menu must be the name of the menu as a string/);
	// @ts-expect-error a number
	expect(thrown(() => record.visit('Main', 1)).message).toMatch(/^selection must be the caller's choice as a string/);
	// @ts-expect-error a list
	expect(thrown(() => record.visit('Main', '', [])).message).toMatch(/^metadata must be metadata as a JSON object/);
	expect(thrown(() => record.visit('Main', '', cyclic)).message).toMatch(/^metadata must have a JSON form/);
	expect(thrown(() => record.variable(' ', 'x')).message).toMatch(/^name must be the name of the variable/);
	// @ts-expect-error no type of the contract
	expect(thrown(() => record.variable('x', 'x', 'String')).message).toMatch(/^type must be Alphanum100 or/);
	// @ts-expect-error no direction
	expect(thrown(() => record.end()).message).toBe('direction must be DIALOG_ENDED or TRANSFER.');
	// @ts-expect-error the sample's literal
	expect(thrown(() => record.end('DIALOG_ENDED | TRANSFER')).message).toMatch(/^direction must be/);
	expect(JSON.stringify(record.toMessage().body)).toBe(before);
});

test('the first end counts, and there is no visit after it', () => {
	const record = call().end('TRANSFER');
	const { body } = record.toMessage();
	expect(record.end('DIALOG_ENDED').toMessage().body).toEqual(body);
	expect(thrown(() => record.visit('Main')).message).toMatch(/^The call has ended/);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, () => {}, Symbol('x')])(
	'a value that JSON cannot hold (%s) is refused',
	(value) => {
		// The value of a Number is a number, and these are none.
		expect(() => call().variable('b', value as number, 'Number')).toThrow(
			new TypeError('value must have a JSON form: no NaN, no function.'),
		);
	},
);

test('a variable that is set again has its last value, an unset one the empty string', () => {
	const { header } = call()
		.variable('a', '1')
		.variable('b', null)
		.variable('c', undefined, 'Number')
		.variable('a', 2, 'Number')
		.variable('__proto__', 'x')
		.toMessage();
	expect(header.channelData.additionalAttributes).toEqual([
		{ key: 'a', type: 'Number', value: 2 },
		{ key: 'b', type: 'String2000', value: '' },
		{ key: 'c', type: 'Number', value: '' },
		{ key: '__proto__', type: 'String2000', value: 'x' },
	]);
});

test('what is too long is kept whole, and the advice says so', () => {
	const message = call({ callId: '1'.repeat(51) })
		.visit('Main', 'x'.repeat(21))
		.variable('a', 'x'.repeat(2001))
		.end('TRANSFER');
	const verdict = validate(message.toMessage());
	expect(verdict.valid && verdict.advice.map(({ code, pointer }) => `${code} ${pointer}`).sort()).toEqual([
		'too-long-for-report /body/activities/0/selection',
		'too-long-for-report /body/callId',
		'value-type-mismatch /header/channelData/additionalAttributes/0/value',
	]);
});

test('times that contradict each other are kept, and the advice says so', () => {
	const verdict = validate(
		call({ startTime: start })
			.end('TRANSFER', start - 1)
			.toMessage(),
	);
	expect(verdict).toMatchObject({ valid: true, advice: [{ code: 'end-before-start' }] });
});

test('what else is known of the call is in the message', () => {
	const { header, body } = call({
		startDirection: 'OUTBOUND',
		leg: '2',
		requestPriority: 5,
		customerFirstName: 'Ada',
		customerLastName: 'Example',
		sender: { id: 'ivr-1', senderName: 'MY-IVR', additionalDetail: { site: 'Berlin' } },
	}).toMessage();
	expect(header.channelData).toMatchObject({ requestPriority: 5, customerFirstName: 'Ada', customerLastName: 'Example' });
	expect(header.sender).toEqual({ id: 'ivr-1', senderName: 'MY-IVR', type: 'IVR', additionalDetail: { site: 'Berlin' } });
	expect(body).toMatchObject({ startDirection: 'OUTBOUND', leg: '2' });
});

test('a printed record and a refused value show nothing of the caller', () => {
	expect(inspect(call().visit('Main', 'Billing'), { depth: null, showHidden: true })).not.toMatch(/5550188|Billing/);
	const errors = [
		() => call({ startTime: `${callerNumber}x` }),
		// @ts-expect-error wrong on purpose
		() => call({ customer: [callerNumber] }),
		// @ts-expect-error wrong on purpose
		() => call().end(callerNumber),
		// @ts-expect-error wrong on purpose
		() => call().variable('x', callerNumber, callerNumber),
	].map(thrown);
	expect(inspect(errors)).not.toContain(callerNumber);
});

test('a sender that is missing, as plain JavaScript lets it, is named', () => {
	const error = thrown(() => call({ sender: undefined } as unknown as Partial<CallOptions>));
	expect(error).toBeInstanceOf(TypeError);
	expect(error.message).toMatch(/^sender\.id /);
});
