import { validExamples } from '@ivr-activity/contract/examples';
import { expect, it } from 'vitest';
import { createReceiver, type Received } from './index.ts';

const text = JSON.stringify(validExamples[0].message);
const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
	new Request('http://receiver.example.com/ccm/message/receive', { method: 'POST', headers, body });

it('hands the message and its bytes to the handler and answers 202', async () => {
	const received: Received<'strict'>[] = [];
	const receive = createReceiver({
		profile: 'strict',
		onMessage: (one) => void received.push(one),
		onError: (error) => expect.unreachable(String(error)),
	});
	const answer = await receive(post(text));
	expect(answer.status).toBe(202);
	expect(new TextDecoder().decode(received[0]?.bytes)).toBe(text);
	expect(received[0]?.message).toEqual(validExamples[0].message);
});
