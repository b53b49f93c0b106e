import { describe, expect, test } from 'vitest';
import { validExamples } from '../examples.ts';
import { type Profile, validate } from '../index.ts';
import { applyRepairs, type FindErrors, repairsOf } from './repair.ts';

type Json = Record<string, unknown>;

const findErrors =
	(profile: Profile): FindErrors =>
	(message) => {
		const verdict = validate(message, { profile });
		return verdict.valid ? [] : verdict.errors;
	};

/** The guide's sample after a change. */
function changed(change: (message: { id: unknown; header: Json; body: Json }) => void): unknown {
	const message = structuredClone(validExamples.find(({ name }) => name === 'guide-sample')?.message) as {
		id: unknown;
		header: Json;
		body: Json;
	};
	change(message);
	return message;
}

function repairs(message: unknown, profile: Profile = 'strict') {
	const find = findErrors(profile);
	return repairsOf(message, find(message), find);
}

const certain: Record<string, [change: Parameters<typeof changed>[0], path: string, value: unknown]> = {
	'a time as digits becomes an integer': [({ body }) => (body.startTime = '1680692114700'), '/body/startTime', 1680692114700],
	'a time with spaces around it becomes an integer': [
		({ body }) => (body.endTime = ' 1680692114700\t'),
		'/body/endTime',
		1680692114700,
	],
	'a time of RFC 3339 becomes epoch milliseconds': [
		({ header }) => (header.timestamp = '2023-04-05T15:55:14.7+05:00'),
		'/header/timestamp',
		1680692114700,
	],
	'an integer becomes a string where an id is due': [(message) => (message.id = 42), '/id', '42'],
	'an integer becomes a string where the call id is due': [({ body }) => (body.callId = 1234), '/body/callId', '1234'],
	'an empty list becomes an object where one is due': [({ header }) => (header.entities = []), '/header/entities', {}],
	'an empty object becomes a list where one is due': [({ body }) => (body.activities = {}), '/body/activities', []],
	'a wrong constant becomes the one that is due': [
		({ header }) => (header.intent = 'CHAT'),
		'/header/intent',
		'IVR_AGGREGATED_ACTIVITY',
	],
	'a constant of the wrong type becomes the one that is due': [
		({ body }) => (body.type = null),
		'/body/type',
		'IVR_AGGREGATED_ACTIVITY',
	],
	'a value in small letters becomes the one that is due': [
		({ body }) => (body.endDirection = 'transfer'),
		'/body/endDirection',
		'TRANSFER',
	],
};

describe('what is certain', () => {
	test.each(Object.entries(certain))('%s', (_name, [change, path, value]) => {
		const message = changed(change);
		expect(repairs(message)).toEqual([{ op: 'replace', path, value }]);
		expect(findErrors('strict')(applyRepairs(message, repairs(message)))).toEqual([]);
	});

	test('a missing constant is added', () => {
		const message = changed(({ header }) => delete header.intent);
		expect(repairs(message)).toEqual([{ op: 'add', path: '/header/intent', value: 'IVR_AGGREGATED_ACTIVITY' }]);
	});

	test('null as an optional member is removed', () => {
		const message = changed(({ body }) => (body.callId = null));
		expect(repairs(message)).toEqual([{ op: 'remove', path: '/body/callId' }]);
		expect(applyRepairs(message, repairs(message))).not.toHaveProperty('body.callId');
	});

	test('the members of an activity are written as strings', () => {
		const message = changed(({ body }) => (body.activities = [{ menu: 1, selection: 2, timestamp: 1680692114700 }]));
		expect(repairs(message)).toEqual([
			{ op: 'replace', path: '/body/activities/0/menu', value: '1' },
			{ op: 'replace', path: '/body/activities/0/selection', value: '2' },
			{ op: 'replace', path: '/body/activities/0/timestamp', value: '1680692114700' },
		]);
	});
});

const uncertain: Record<string, Parameters<typeof changed>[0]> = {
	'a time in seconds is never rescaled': ({ body }) => (body.startTime = 1680692114),
	'a time in seconds as digits is never rescaled': ({ body }) => (body.startTime = '1680692114'),
	'a time in microseconds is never rescaled': ({ body }) => (body.startTime = 1680692114700000),
	'a time without a zone is not read': ({ body }) => (body.startTime = '2023-04-05T10:55:14'),
	'a day that no month has is not read': ({ body }) => (body.startTime = '2023-02-30T10:55:14Z'),
	'a fraction of a millisecond is not cut': ({ body }) => (body.startTime = '2023-04-05T10:55:14.7001Z'),
	'an empty time is not removed': ({ body }) => (body.startTime = ''),
	'an integer whose digits are lost is not written': ({ body }) => (body.callId = 1e20),
	'a fraction is not written as a call id': ({ body }) => (body.callId = 1680692114.7),
	'a value of two is not chosen': ({ body }) => (body.endDirection = 'HANGUP'),
	'a missing value of two is not chosen': ({ body }) => delete body.startDirection,
	'null as a required member is not removed': ({ header }) => (header.timestamp = null),
	'an empty list is no sender': ({ header }) => (header.sender = []),
	'a list with items is no object': ({ header }) => (header.entities = ['x']),
	'a blank name is not removed': ({ body }) => (body.callId = ' '),
	'true is not written as a string': ({ body }) => (body.leg = true),
	'null in a list is not removed': ({ header }) => (header.stamps = [null]),
};

describe('what is not certain', () => {
	test.each(Object.entries(uncertain))('%s', (_name, change) => {
		const message = changed(change);
		expect(findErrors('strict')(message)).not.toEqual([]);
		expect(repairs(message)).toEqual([]);
	});

	test('what is no constant for a tolerant receiver is not added for it', () => {
		const message = changed(({ header }) => delete (header.sender as Json).type);
		expect(repairs(message, 'strict')).toEqual([{ op: 'add', path: '/header/sender/type', value: 'IVR' }]);
		expect(repairs(message, 'tolerant')).toEqual([]);
	});

	test('a message that is no object has no repair', () => {
		for (const message of [null, [], {}, 1, '1', [{}]]) expect(repairs(message)).toEqual([]);
	});
});

test('the message itself is never changed', () => {
	const message = changed(({ body }) => Object.assign(body, { startTime: '1680692114700', callId: null, activities: {} }));
	const before = structuredClone(message);
	applyRepairs(message, repairs(message));
	expect(message).toEqual(before);
});

test('a member named __proto__ stays what it is', () => {
	const message = JSON.parse('{"body":{"__proto__":{"a":1},"callId":null}}');
	const repaired = applyRepairs(message, [{ op: 'remove', path: '/body/callId' }]);
	expect(JSON.stringify(repaired)).toBe('{"body":{"__proto__":{"a":1}}}');
});
