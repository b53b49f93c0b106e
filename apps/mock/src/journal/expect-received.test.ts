import { validExamples } from '@ivr-activity/contract/examples';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { post } from '../../test/post.ts';
import { type Mock, NotReceivedError, startMock } from '../index.ts';

const [{ message: sample }] = validExamples;
let mock: Mock;

function message(id: string, callId = '1234'): string {
	return JSON.stringify({ ...sample, id, body: { ...sample.body, callId } });
}

beforeAll(async () => {
	mock = await startMock({ port: 0 });
});
beforeEach(() => mock.journal.clear());
afterAll(() => mock.close());

describe('expectReceived', () => {
	test('finds what has come already', async () => {
		await post(mock, message('a'));
		expect(await mock.journal.expectReceived({ id: 'a' })).toMatchObject([{ messageId: 'a', verdict: 'accepted' }]);
		expect(await mock.journal.expectReceived()).toHaveLength(1);
	});

	test('waits for what is still to come', async () => {
		const expected = mock.journal.expectReceived({ callId: '77', count: 2, timeoutMs: 30_000 });
		await post(mock, message('other', '78'));
		await post(mock, message('a', '77'));
		await post(mock, message('b', '77'));
		expect(await expected).toMatchObject([{ messageId: 'a' }, { messageId: 'b' }]);
	});

	test('finds by service, status and verdict', async () => {
		await post(mock, message('a'), { prefer: 'code=503' });
		await post(mock, '{"id":"b"}');
		await post(mock, message('c'));
		const { serviceIdentifier } = sample.header.channelData;
		expect(await mock.journal.expectReceived({ service: serviceIdentifier, status: 503 })).toHaveLength(1);
		expect(await mock.journal.expectReceived({ service: '9', count: 0 })).toEqual([]);
		expect(await mock.journal.expectReceived({ verdict: 'invalid-message' })).toMatchObject([{ messageId: 'b' }]);
	});

	test('says what was received instead, without personal data', async () => {
		await post(mock, message('a'));
		await post(mock, message('a'));
		await post(mock, '{"id":"b","SECRET":"SECRET"}');
		const failure = await mock.journal.expectReceived({ id: 'b', timeoutMs: 0 }).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(NotReceivedError);
		const { message: text, received } = failure as NotReceivedError;
		expect(text.split('\n')).toEqual([
			'Expected a message (accepted) id=b within 0 ms, and none came. What was received:',
			' 202 accepted id=a callId=1234 service=1218',
			' 202 accepted id=a callId=1234 service=1218 attempt 2, same bytes',
			' 400 invalid-message id=b errors: required /header, required /body',
		]);
		expect(received).toHaveLength(3);
		expect(JSON.stringify(received)).not.toContain('SECRET');
	});

	test('says so when nothing was received', async () => {
		await expect(mock.journal.expectReceived({ timeoutMs: 0 })).rejects.toThrow('Nothing was received at all.');
	});

	test('fails at once when more have come than are due', async () => {
		await post(mock, message('a'));
		await post(mock, message('b'));
		await expect(mock.journal.expectReceived({ count: 1, timeoutMs: 600_000 })).rejects.toThrow('and 2 came');
		await expect(mock.journal.expectReceived({ count: 0, timeoutMs: 600_000 })).rejects.toThrow('Expected 0 messages');
		expect(await mock.journal.expectReceived({ id: 'c', count: 0 })).toEqual([]);
	});

	test('lists the last ten only, and no line that a sender forged', async () => {
		for (let index = 0; index < 12; index++) await post(mock, message(`${index}\nforged`));
		const failure = await mock.journal.expectReceived({ id: 'x', timeoutMs: 0 }).catch((error: Error) => error.message);
		expect(failure).toContain('(the last 10 of 12)');
		expect(String(failure).split('\n')).toHaveLength(11);
	});

	test.each([{ count: -1 }, { count: 1.5 }, { timeoutMs: -1 }, { timeoutMs: Number.NaN }])('refuses %o', async (expected) => {
		await expect(async () => mock.journal.expectReceived(expected)).rejects.toThrow(TypeError);
	});
});

test('two mocks at once do not disturb each other', async () => {
	await using other = await startMock({ port: 0, profile: 'tolerant' });
	const waiting = other.journal.expectReceived({ id: 'b', count: 1, timeoutMs: 30_000 });
	await post(mock, message('b'));
	await post(mock, message('a'));
	await post(other, message('b'));
	await waiting;
	expect(mock.journal.entries().map(({ messageId }) => messageId)).toEqual(['b', 'a']);
	expect(other.journal.entries()).toHaveLength(1);
	other.journal.clear();
	expect(mock.journal.entries()).toHaveLength(2);
});

test('a mock that is disposed of frees its port', async () => {
	let baseUrl = '';
	{
		await using disposed = await startMock({ port: 0 });
		baseUrl = disposed.baseUrl;
	}
	await expect(fetch(baseUrl)).rejects.toThrow();
});
