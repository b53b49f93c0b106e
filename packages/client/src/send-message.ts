import type { Advice, IvrAggregatedActivity, ValidationError } from '@ivr-activity/contract';
import { method } from '@ivr-activity/contract/operation';
import type { Client, ClientOptions, SendResult } from './client.ts';
import { clientSettings } from './client-settings.ts';
import { InvalidMessageError } from './errors/invalid-message-error.ts';
import { NetworkError } from './errors/network-error.ts';
import { refusalOf } from './refusal.ts';
import { sendWithRetries } from './retry/send-with-retries.ts';
import { responseOf } from './transport/answer.ts';
import type { Answer, Transport, TransportRequest } from './transport/transport.ts';

/** How messages are judged before they are sent. */
export interface Judge {
	/** What breaks the contract; empty when nothing does. */
	faultsOf(message: unknown): readonly ValidationError[];
	/** What is valid and still wrong. */
	advise(message: unknown): readonly Advice[];
}

/** A client that sends what the judge finds valid. */
export function clientWith(judge: Judge, options: ClientOptions): Client {
	const { url, headers, transport, ...policy } = clientSettings(options);
	return {
		async send(message, { signal } = {}) {
			const body = requestBody(url, message, judge);
			const answer = await sendWithRetries(
				(attempt, signal) => exchange({ url, method, headers, body, attempt, signal }, transport),
				{ messageId: message.id, url },
				policy,
				signal,
			);
			return resultOf(answer, body, judge);
		},
	};
}

/** Written as JSON before it is judged: what has no end or no JSON form must not reach the validator. */
function requestBody(url: string, message: IvrAggregatedActivity, judge: Judge): string {
	const body = written(message);
	const errors = body ? judge.faultsOf(message) : [notJson];
	if (!body || errors.length > 0) throw new InvalidMessageError(url, errors);
	return body;
}

const notJson = { pointer: '', code: 'json', message: 'must be JSON: no cycles, no BigInt' };

function written(message: unknown): string | undefined {
	try {
		return JSON.stringify(message);
	} catch {
		return undefined;
	}
}

async function exchange(request: TransportRequest, transport: Transport): Promise<Answer> {
	const { url, signal } = request;
	let answer: Answer;
	try {
		answer = await transport(request);
	} catch (error) {
		if (signal.aborted) throw signal.reason;
		throw new NetworkError(url, codeOf(error));
	}
	const { status } = answer.head;
	if (status < 200 || status > 299) throw refusalOf(url, answer);
	return answer;
}

/** The code of what happened, or of its cause: `fetch` wraps it. */
function codeOf(error: unknown): string | undefined {
	const { code, cause } = Object(error) as { code?: unknown; cause?: { code?: unknown } };
	const found = typeof code === 'string' ? code : cause?.code;
	return typeof found === 'string' && /^[A-Z][A-Z\d_]+$/.test(found) ? found : undefined;
}

/** The advice costs more than the send itself, so that it is looked for when it is asked for. */
function resultOf(answer: Answer, body: string, judge: Judge): SendResult {
	let advice: readonly Advice[] | undefined;
	return {
		status: answer.head.status,
		get response() {
			return responseOf(answer);
		},
		get advice() {
			// From what was sent: the message itself can have been changed since.
			advice ??= judge.advise(JSON.parse(body));
			return advice;
		},
	};
}
