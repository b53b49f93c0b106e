import type { Advice, IvrAggregatedActivity, ValidationError } from '@ivr-activity/contract';
import { method } from '@ivr-activity/contract/operation';
import type { Client, ClientOptions, SendResult } from './client.ts';
import { clientSettings } from './client-settings.ts';
import { InvalidMessageError } from './errors/invalid-message-error.ts';
import { NetworkError } from './errors/network-error.ts';
import { refusalOf } from './refusal.ts';
import { sendWithRetries } from './retry/send-with-retries.ts';
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
	const { url, headers, transport, policy } = clientSettings(options);
	return {
		async send(message, { signal } = {}) {
			const body = requestBody(url, message, judge);
			signal?.throwIfAborted();
			const answer = await sendWithRetries(
				{
					url,
					messageId: message.id,
					signal,
					attempt: (signal, attempt) => exchange({ url, method, headers, body, attempt, signal }, transport),
				},
				policy,
			);
			return resultOf(answer, body, judge);
		},
	};
}

/** Written as JSON before it is judged: what has no end or no JSON form must not reach the validator. */
function requestBody(url: string, message: IvrAggregatedActivity, judge: Judge): string {
	const body = written(message);
	if (body === undefined) {
		const error = { pointer: '', code: 'json', message: 'must have a JSON form: no cycles, no BigInt' };
		throw new InvalidMessageError(url, [error]);
	}
	const errors = judge.faultsOf(message);
	if (errors.length > 0) throw new InvalidMessageError(url, errors);
	return body;
}

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
	if (answer.status < 200 || answer.status > 299) throw refusalOf(url, answer);
	return answer;
}

/** The first code in the chain of causes; `fetch` wraps what happened. */
function codeOf(error: unknown): string | undefined {
	for (let depth = 0, cause = error; depth < 5 && cause instanceof Error; depth++, cause = cause.cause) {
		const { code } = cause as { code?: unknown };
		if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code;
	}
	return undefined;
}

/** Advice and response cost more than the send itself, so that they are made when they are asked for. */
function resultOf(answer: Answer, body: string, judge: Judge): SendResult {
	let advice: readonly Advice[] | undefined;
	let response: Response | undefined;
	return {
		status: answer.status,
		get advice() {
			// From what was sent: the message itself can have been changed since.
			advice ??= judge.advise(JSON.parse(body));
			return advice;
		},
		get response() {
			response ??= answer.toResponse();
			return response;
		},
	};
}
