import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { post, sample } from '../../test/post.ts';
import { RawClient, rawMessage } from '../../test/raw-client.ts';
import { type Mock, type RequestRecord, startMock } from '../index.ts';

const filler = 'This answer has a body because a fault of the mock needs one to break.\n';

let mock: Mock;
const records: RequestRecord[] = [];
/** Tells of every record, so that a test can wait for it. */
const news = new EventTarget();

beforeEach(async () => {
	records.length = 0;
	mock = await startMock({
		port: 0,
		onRequest: (record) => {
			records.push(record);
			news.dispatchEvent(new Event('record'));
		},
	});
});
afterEach(() => mock.close());

async function record(): Promise<RequestRecord | undefined> {
	if (records.length === 0) await once(news, 'record');
	return records[0];
}

function send(fault: string, body = sample): RawClient {
	return new RawClient(mock.baseUrl).write(rawMessage(body, { 'x-mock-fault': fault }));
}

/** Requests that are answered meanwhile: what is held back would have come by then. */
async function exchange(): Promise<void> {
	for (let index = 0; index < 3; index++) expect((await post(mock, sample)).status).toBe(202);
}

/** The head and the body of what has come. */
function split(received: string): { head: string; body: string } {
	const end = received.indexOf('\r\n\r\n') + 4;
	return { head: received.slice(0, end), body: received.slice(end) };
}

describe('reset=before', () => {
	test('resets the connection once the head has come, and reads no message', async () => {
		const client = new RawClient(mock.baseUrl).write(rawMessage(sample, { 'x-mock-fault': 'reset=before' }, ''));
		expect(await client.ending).toBe('RST');
		expect(client.received).toBe('');
		expect(await record()).toMatchObject({ status: 0, verdict: 'unread', fault: 'reset-before' });
		expect(mock.journal.entries()).toEqual([]);
	});
});

describe('reset=after', () => {
	test('resets the connection once the message was read, which the journal then has', async () => {
		const client = new RawClient(mock.baseUrl).write(
			rawMessage(sample, { 'x-mock-fault': 'reset=after', expect: '100-continue' }, sample.slice(0, 10)),
		);
		// The server is at the request, and has not broken it.
		await client.until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/);
		expect(records).toEqual([]);
		client.write(sample.slice(10));
		expect(await client.ending).toBe('RST');
		expect(client.received).toBe('HTTP/1.1 100 Continue\r\n\r\n');
		expect(await record()).toMatchObject({ status: 0, verdict: 'accepted', fault: 'reset-after' });
		expect(mock.journal.entries()).toMatchObject([{ status: 0, verdict: 'accepted' }]);
	});

	test('leaves the verdict on an invalid message in the journal', async () => {
		expect(await send('reset=after', '{}').ending).toBe('RST');
		expect(mock.journal.entries()).toMatchObject([{ status: 0, verdict: 'invalid-message' }]);
	});
});

describe('timeout', () => {
	test('answers nothing until its bound is over, then closes', async () => {
		const client = send('timeout=1');
		expect(await client.ending).toBe('FIN');
		expect(client.received).toBe('');
		expect(await record()).toMatchObject({ status: 0, verdict: 'accepted', fault: 'timeout' });
	});

	test('ends with the client', async () => {
		const client = send('timeout=600000');
		let ended = false;
		client.ending.finally(() => {
			ended = true;
		});
		await record();
		await exchange();
		expect({ ended, received: client.received }).toEqual({ ended: false, received: '' });
		client.leave();
		await exchange();
	});

	test('does not keep a mock from closing', async () => {
		const client = send('timeout=600000');
		await record();
		await mock.close();
		await client.ending;
		expect(client.received).toBe('');
	});
});

describe('half', () => {
	test('sends half of what the length says, then closes', async () => {
		const client = send('half');
		expect(await client.ending).toBe('FIN');
		const { head, body } = split(client.received);
		expect(head).toMatch(/^HTTP\/1\.1 202 Accepted\r\n/);
		expect(head).toContain(`\r\ncontent-length: ${filler.length}\r\n`);
		expect(body).toBe(filler.slice(0, Math.floor(filler.length / 2)));
	});

	test('cuts the problem of a refused message', async () => {
		const whole = await (await post(mock, '{}')).text();
		const client = send('half', '{}');
		expect(await client.ending).toBe('FIN');
		const { head, body } = split(client.received);
		expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
		expect(head).toContain(`\r\ncontent-length: ${whole.length}\r\n`);
		expect(body).toBe(whole.slice(0, Math.floor(whole.length / 2)));
	});
});

describe('wrong-length', () => {
	test('sends twice as much as the length says, before the answer to the next request', async () => {
		const client = send('wrong-length');
		await client.until(/break\.\n$/);
		client.write(rawMessage('{', { connection: 'close' }));
		expect(await client.ending).toBe('FIN');
		const { head, body } = split(client.received);
		expect(head).toContain(`\r\ncontent-length: ${Math.floor(filler.length / 2)}\r\n`);
		expect(body.slice(0, filler.length)).toBe(filler);
		expect(body.slice(filler.length)).toMatch(/^HTTP\/1\.1 400 /);
	});
});

describe('slow-head', () => {
	test('holds the head back and nothing else', async () => {
		const client = send('slow-head=600000');
		expect(await record()).toMatchObject({ status: 202, fault: 'slow-head' });
		await exchange();
		expect(client.received).toBe('');
		await mock.close();
		await client.ending;
		expect(client.received).toBe('');
	});

	test('ends in the answer that is due', async () => {
		const client = new RawClient(mock.baseUrl).write(rawMessage(sample, { 'x-mock-fault': 'slow-head=1', connection: 'close' }));
		expect(await client.ending).toBe('FIN');
		expect(client.received).toMatch(/^HTTP\/1\.1 202 Accepted\r\n/);
		expect(split(client.received).body).toBe('');
	});
});

describe('slow-body', () => {
	test('sends the head and the first byte, and is at once over with the mock', async () => {
		const client = send('slow-body=600000');
		await client.until(/\r\n\r\n./);
		await exchange();
		expect(split(client.received).body).toBe('T');
		await mock.close();
		await client.ending;
		expect(split(client.received).body).toBe('T');
	});

	test('sends the whole body in the end, and the connection stays good', async () => {
		const client = send('slow-body=1', '{}');
		await client.until(/\]\}$/);
		client.write(rawMessage(sample, { connection: 'close' }));
		expect(await client.ending).toBe('FIN');
		const whole = await (await post(mock, '{}')).text();
		const { body } = split(client.received);
		expect(body.slice(0, whole.length)).toBe(whole);
		expect(body.slice(whole.length)).toMatch(/^HTTP\/1\.1 202 /);
	});
});
