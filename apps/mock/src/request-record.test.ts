import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post, sample } from '../test/post.ts';
import { type Mock, type RequestRecord, startMock } from './index.ts';
import { findings, formatRecord, loggableId } from './request-record.ts';

const records: RequestRecord[] = [];

describe('the record of a request', () => {
	let mock: Mock;
	beforeAll(async () => {
		mock = await startMock({ port: 0, onRequest: (record) => records.push(record) });
	});
	afterAll(() => mock.close());

	async function recordOf(body: string, headers?: Record<string, string>): Promise<RequestRecord> {
		records.length = 0;
		await post(mock, body, headers);
		expect(records).toHaveLength(1);
		return records[0] as RequestRecord;
	}

	test('is not made of the mock’s own check', () => {
		expect(records).toEqual([]);
	});

	test('names an accepted message', async () => {
		const { durationMs, advice, ...record } = await recordOf(sample);
		expect(record).toEqual({ status: 202, verdict: 'accepted', messageId: JSON.parse(sample).id, errors: [] });
		expect(durationMs).toBeGreaterThan(0);
	});

	test('tells the verdict apart from the preferred answer', async () => {
		expect(await recordOf(sample, { prefer: 'code=500' })).toMatchObject({ status: 500, verdict: 'accepted' });
		expect(await recordOf('{}', { prefer: 'code=500' })).toMatchObject({ status: 400, verdict: 'invalid-message' });
	});

	test('lists what is wrong and where', async () => {
		const { status, verdict, errors } = await recordOf(sample.replace('"INBOUND"', '7'));
		expect({ status, verdict, errors }).toEqual({
			status: 400,
			verdict: 'invalid-message',
			errors: [{ code: 'type', pointer: '/body/startDirection' }],
		});
	});

	test.each([
		['{', { 'content-type': 'application/json' }, 'not-json'],
		['{}', { 'content-type': 'text/plain' }, 'unsupported-media-type'],
		[' '.repeat(6_291_457), { 'content-type': 'application/json' }, 'body-too-large'],
	])('names the problem of a refused request', async (body, headers, verdict) => {
		expect(await recordOf(body, headers)).toMatchObject({ verdict });
	});

	test('holds no value of a message and no name that the contract does not know', async () => {
		for (const body of [leaky('INBOUND'), leaky('SECRET')]) {
			const record = await recordOf(body);
			expect(JSON.stringify(record)).not.toContain('SECRET');
			expect(formatRecord(record)).not.toContain('SECRET');
		}
	});
});

/** A message whose values, and whose members where any are allowed, are secrets. */
function leaky(startDirection: string): string {
	const message = JSON.parse(sample, (_, value) =>
		typeof value === 'string' && /^(\d+|Billing|Main|MY-IVR)$/.test(value) ? 'SECRET' : value,
	);
	message.header.SECRET = 'SECRET';
	message.header.entities = { SECRET: 'SECRET' };
	message.body.SECRET = { SECRET: 'SECRET' };
	message.body.startDirection = startDirection;
	message.body.activities = [{ menu: 'SECRET', selection: 'SECRET', timestamp: '1680692114700', SECRET: 1 }];
	return JSON.stringify(message);
}

test('findings keep no name that the contract does not know', () => {
	expect(findings([{ code: 'dropped-member', pointer: '/header/SECRET/x' }])).toEqual([
		{ code: 'dropped-member', pointer: '/header/…' },
	]);
});

describe('the line of a request', () => {
	const record: RequestRecord = { status: 202, verdict: 'accepted', durationMs: 1.25, messageId: 'a-1', errors: [], advice: [] };

	test('holds status, verdict, id and duration', () => {
		expect(formatRecord(record)).toBe('202 accepted id=a-1 1.3 ms');
	});

	test('lists faults and advice, and counts what it does not list', () => {
		const errors = Array.from({ length: 12 }, (_, index) => ({ code: 'type', pointer: `/body/activities/${index}` }));
		const line = formatRecord({ ...record, errors, advice: [{ code: 'id-reused', pointer: '/id' }] });
		expect(line).toContain('errors(12): type /body/activities/0, ');
		expect(line).toContain('type /body/activities/9, 2 more');
		expect(line).toContain('advice(1): id-reused /id');
	});

	test.each([
		['forged\nline', 'forged?line'],
		['\u001b[31mred\u2028', '?[31mred?'],
		['x'.repeat(65), `${'x'.repeat(64)}…`],
		[7, '7'],
	])('cannot be forged or flooded by the id %j', (id, shown) => {
		expect(loggableId(id)).toBe(shown);
	});
});
