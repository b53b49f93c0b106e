import { createClient, type Fetch } from '@ivr-activity/client';
import { startMock } from '@ivr-activity/mock';
import { afterAll, expect, test } from 'vitest';
import { call } from '../test/calls.ts';
import { messageOf } from './call.ts';
import { sendMessage } from './outcome.ts';

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());

const client = createClient({ baseUrl: mock.baseUrl });
const messageFor = (changes: Partial<typeof call>) => messageOf({ ...call, ...changes }, crypto.randomUUID(), Date.now());

test('a good message arrives, and is accepted without advice', async () => {
	const message = messageFor({});
	expect(await sendMessage(client, message)).toEqual({ kind: 'accepted', status: 202, advice: [] });
	await mock.journal.expectReceived({ id: message.id, verdict: 'accepted', count: 1 });
});

test('a message that the reports will not show in full is accepted, with advice', async () => {
	expect(await sendMessage(client, messageFor({ endTime: undefined }))).toMatchObject({
		kind: 'accepted',
		advice: [{ code: 'missing-for-report', pointer: '/body/endTime' }],
	});
});

test('a wrong message is refused by the client, and never sent', async () => {
	const message = messageFor({ senderName: '' });
	expect(await sendMessage(client, message)).toMatchObject({
		kind: 'refused',
		by: 'client',
		errors: [{ pointer: '/header/sender/senderName' }],
	});
	await mock.journal.expectReceived({ id: message.id, count: 0 });
});

test('what the target refuses is shown like what the client refuses', async () => {
	const withoutSender: Fetch = (url, init) => fetch(url, { ...init, body: String(init.body).replace('"sender":', '"sander":') });
	const careless = createClient({ baseUrl: mock.baseUrl, fetch: withoutSender });
	expect(await sendMessage(careless, messageFor({}))).toMatchObject({
		kind: 'refused',
		by: 'target',
		errors: [{ pointer: '/header/sender', code: 'required' }],
	});
});

test('a target that is not there is a failure with a reason', async () => {
	const gone = await startMock({ port: 0 });
	await gone.close();
	expect(await sendMessage(createClient({ baseUrl: gone.baseUrl }), messageFor({}))).toMatchObject({
		kind: 'failed',
		reason: expect.stringContaining(gone.baseUrl),
	});
});
