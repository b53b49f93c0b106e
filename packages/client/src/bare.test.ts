import { expect, test } from 'vitest';
import { answering } from '../test/http-server.ts';
import { callMessage } from '../test/messages.ts';
import { createBareClient } from './bare.ts';
import { BadRequestError } from './index.ts';

test('the bare client sends what nobody has judged, without advice', async () => {
	const message = callMessage();
	delete message.body.callId;
	message.header.timestamp = 0;
	expect(await createBareClient({ baseUrl: await answering(202) }).send(message)).toMatchObject({ status: 202, advice: [] });
});

test('its errors are those of the other client', async () => {
	const sent = createBareClient({ baseUrl: await answering(400) }).send(callMessage());
	await expect(sent).rejects.toBeInstanceOf(BadRequestError);
});

test('a message without a JSON form is refused by it too', async () => {
	const message = callMessage();
	Object.assign(message.body, { self: message.body });
	await expect(createBareClient({ baseUrl: await answering(202) }).send(message)).rejects.toThrow(/not sent/);
});
