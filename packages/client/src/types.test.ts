import type { IvrAggregatedActivity } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { callMessage } from '../test/messages.ts';
import {
	AnswerError,
	BadRequestError,
	type Client,
	createClient,
	fetchTransport,
	InvalidMessageError,
	SendError,
	TooManyRequestsError,
} from './index.ts';

// The compiler is what tests here: each line after an expected error must not compile, every other one must.

function options(token: string | undefined): void {
	createClient({ baseUrl: 'https://cx.example.com/ccm' });
	createClient({ baseUrl: 'https://cx.example.com/ccm', token, fetch, timeoutMs: 5000, deadlineMs: 9000, retries: 0 });
	createClient({ baseUrl: 'https://cx.example.com/ccm', transport: fetchTransport() });
	// @ts-expect-error no base URL
	createClient({});
	// @ts-expect-error no options
	createClient();
	// @ts-expect-error the base URL is text
	createClient({ baseUrl: new URL('https://cx.example.com/ccm') });
	// @ts-expect-error wrong name
	createClient({ baseUrl: 'https://cx.example.com/ccm', timeout: 5000 });
	// @ts-expect-error milliseconds as text
	createClient({ baseUrl: 'https://cx.example.com/ccm', timeoutMs: '5000' });
	// @ts-expect-error a number as text
	createClient({ baseUrl: 'https://cx.example.com/ccm', retries: '3' });
	// @ts-expect-error a time-out of null
	createClient({ baseUrl: 'https://cx.example.com/ccm', timeoutMs: null });
	// @ts-expect-error a hook that is no function
	createClient({ baseUrl: 'https://cx.example.com/ccm', onRetry: 'log' });
	// @ts-expect-error a hook for an event that there is not
	createClient({ baseUrl: 'https://cx.example.com/ccm', onSuccess: () => {} });
	// @ts-expect-error onAttempt is told of no error
	createClient({ baseUrl: 'https://cx.example.com/ccm', onAttempt: ({ error }) => error });
	// @ts-expect-error a transport that gives a Response
	createClient({ baseUrl: 'https://cx.example.com/ccm', transport: async () => new Response() });
	// @ts-expect-error a fetch must answer with a promise
	createClient({ baseUrl: 'https://cx.example.com/ccm', fetch: () => new Response() });
}

async function messages(client: Client, message: IvrAggregatedActivity): Promise<void> {
	await client.send(message);
	await client.send({ ...message, body: { ...message.body, additionalAttr1: {} } });
	await client.send(message, { signal: AbortSignal.timeout(1000) });
	await client.send(message, { signal: undefined });
	// @ts-expect-error no message
	await client.send();
	// @ts-expect-error text
	await client.send(JSON.stringify(message));
	// @ts-expect-error no id
	await client.send({ header: message.header, body: message.body });
	// @ts-expect-error a member that the platform drops
	await client.send({ ...message, callId: '1234' });
	// @ts-expect-error another intent
	await client.send({ ...message, header: { ...message.header, intent: 'DIALOG_ENDED' } });
	// @ts-expect-error a list of messages
	await client.send([message]);
	// @ts-expect-error a message that may be missing
	await client.send(message as IvrAggregatedActivity | undefined);
	const { callId, ...body } = message.body;
	await client.send({ ...message, body });
	// @ts-expect-error a call id that is a number
	await client.send({ ...message, body: { ...body, callId: Number(callId) } });
	const { sender, ...header } = message.header;
	// @ts-expect-error no sender
	await client.send({ ...message, header });
	// @ts-expect-error a sender of another type
	await client.send({ ...message, header: { ...header, sender: { ...sender, type: 'BOT' } } });
	// @ts-expect-error a time as text
	await client.send({ ...message, body: { ...message.body, startTime: '1680692114700' } });
	// @ts-expect-error the sample's literal
	await client.send({ ...message, body: { ...message.body, endDirection: 'DIALOG_ENDED | TRANSFER' } });
	const activities = [{ menu: 'Main', selection: 'Billing', timestamp: 1680692114700 }];
	// @ts-expect-error the time of an activity as a number
	await client.send({ ...message, body: { ...message.body, activities } });
	// @ts-expect-error a token for one message
	await client.send(message, { token: 'secret' });
	// @ts-expect-error the controller instead of its signal
	await client.send(message, { signal: new AbortController() });
}

async function results(client: Client, message: IvrAggregatedActivity): Promise<string[]> {
	const result = await client.send(message);
	// @ts-expect-error read-only
	result.status = 500;
	// @ts-expect-error read-only
	result.advice.push();
	const status: number = result.status;
	const response: Response = result.response;
	return [
		String(status),
		response.statusText,
		...result.advice.map(({ code, pointer, happens, do: what }) => code + pointer + happens + what),
	];
}

function failures(error: unknown): unknown {
	// @ts-expect-error the base class is abstract
	new SendError('https://cx.example.com', 'text');
	if (error instanceof InvalidMessageError || error instanceof BadRequestError) return error.errors[0]?.pointer.length;
	if (error instanceof TooManyRequestsError) {
		// @ts-expect-error may be undefined
		return error.retryAfterMs.toFixed();
	}
	if (error instanceof AnswerError) return error.status + error.response.status;
	// @ts-expect-error not every error has a status
	if (error instanceof SendError) return error.status;
	return undefined;
}

test('what must not compile does not compile', () => {
	expect([options, messages, results, failures, callMessage]).toHaveLength(5);
});
