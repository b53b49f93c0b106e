import { validExamples } from '@ivr-activity/contract/examples';
import { createReceiver, type Received, type ReceiverOptions } from '../src/index.ts';

export const [sample] = validExamples;
export const text = JSON.stringify(sample.message);
/** Valid, and the call ends before it starts. */
export const withAdvice = JSON.stringify({ ...sample.message, body: { ...sample.message.body, startTime: 1680692114701 } });

/** A request as a server would make it. */
export function post(body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>): Request {
	const headers = { 'content-type': 'application/json' };
	return new Request('http://receiver.example.com/', { method: 'POST', headers, body, duplex: 'half' });
}

/** A receiver that keeps what it is called with. */
export function recorded(options: Partial<ReceiverOptions<'strict'>> = {}) {
	const received: Received<'strict'>[] = [];
	const errors: unknown[] = [];
	const receive = createReceiver({
		profile: 'strict',
		onMessage: (message) => void received.push(message),
		onError: (error) => void errors.push(error),
		...options,
	});
	return { receive, received, errors };
}
