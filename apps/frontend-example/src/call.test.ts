import { advise, validate } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { call } from '../test/calls.ts';
import { messageOf } from './call.ts';

const id = '0e9c2f4e-5c1b-4b8e-9a54-2f6b7d1c9a10';
const now = 1680692209800;

test('the message of a full call is valid, and there is nothing to advise', () => {
	const message = messageOf(call, id, now);
	expect(validate(message)).toMatchObject({ valid: true });
	expect(advise(message)).toEqual([]);
});

test('an activity has its time as digits in a string, counted from the start of the call', () => {
	expect(messageOf(call, id, now).body.activities).toEqual([{ menu: 'Main', selection: 'Billing', timestamp: '1680692134700' }]);
});

test('what is optional and was left empty is left out', () => {
	const sparse = { ...call, callId: '', endDirection: undefined, startTime: undefined, endTime: undefined, activities: [] };
	const message = messageOf(sparse, id, now);
	expect(Object.keys(message.body)).toEqual(['type', 'startDirection', 'activities']);
	expect(validate(message)).toMatchObject({ valid: true });
});

test('what is required and was left empty is an error at its member', () => {
	expect(validate(messageOf({ ...call, caller: ' ' }, id, now))).toMatchObject({
		valid: false,
		errors: [{ pointer: '/header/channelData/channelCustomerIdentifier', code: 'pattern' }],
	});
});
