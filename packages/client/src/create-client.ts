import { type Advice, type IvrAggregatedActivity, limits, mediaType, method } from '@ivr-activity/contract';
import { validate } from '@ivr-activity/contract/strict';
import { type Answer, readAnswer } from './answer.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { endpointOf } from './endpoint.ts';
import { InvalidMessageError } from './errors/invalid-message-error.ts';
import { NetworkError } from './errors/network-error.ts';
import { refusalOf } from './refusal.ts';

/** Longer than the ingress itself waits for the service behind it, so that its answer is not missed. */
const defaultTimeoutMs = limits.ingressConnectTimeoutMs + limits.ingressReadTimeoutMs;

/** The longest time that timers can wait: 2^31-1 milliseconds. */
const longestTimeoutMs = 2_147_483_647;

/** The part of `fetch` that the client calls. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How messages are sent. */
export interface ClientOptions {
	/** The target including its base path, such as `https://cx.example.com/ccm`; `/message/receive` is appended. */
	readonly baseUrl: string;
	/** Bearer token, sent in the Authorization header and shown nowhere. */
	readonly token?: string | undefined;
	/** Called instead of the run-time's own `fetch`. */
	readonly fetch?: Fetch | undefined;
	/** How long one send may take, in milliseconds, the answer included. 15,000 unless told otherwise. */
	readonly timeoutMs?: number | undefined;
}

/** How one message is sent. */
export interface SendOptions {
	/** Ends the send early: it then rejects with the signal's reason, as `fetch` does. */
	readonly signal?: AbortSignal | undefined;
}

/** What became of an accepted message. */
export interface SendResult {
	/** The HTTP status, a 2xx. 202 means that the message is queued, not that a report will show it. */
	readonly status: number;
	/** What is valid in the message and still wrong. */
	readonly advice: readonly Advice[];
	/** The answer itself, its body readable up to 64 KiB. */
	readonly response: Response;
}

/** Sends messages to one target. */
export interface Client {
	/**
	 * Sends one message, once: nothing is tried again. The message is not changed.
	 *
	 * @returns status, advice and answer, for any 2xx
	 * @throws {InvalidMessageError} the message breaks the contract; nothing was sent
	 * @throws {BadRequestError} 400
	 * @throws {AuthorizationError} 401 or 403
	 * @throws {BodyTooLargeError} 413
	 * @throws {UnsupportedMediaTypeError} 415
	 * @throws {TooManyRequestsError} 429, with the wait that the target asks for
	 * @throws {UnexpectedStatusError} any other status
	 * @throws {RedirectError} a redirect, which is never followed
	 * @throws {TimeoutError} no answer within `timeoutMs`
	 * @throws {NetworkError} no connection, or it broke before the answer came
	 * @throws the reason of `signal`, when that is aborted before the answer came
	 */
	send(message: IvrAggregatedActivity, options?: SendOptions): Promise<SendResult>;
}

/**
 * Makes a client for one target.
 *
 * @example
 * const client = createClient({ baseUrl: 'https://cx.example.com/ccm' });
 * const { status, advice } = await client.send(message);
 *
 * @throws {TypeError} an option is wrong; the error does not repeat it
 */
export function createClient(options: ClientOptions): Client {
	const { token, fetch: customFetch, timeoutMs = defaultTimeoutMs } = options;
	const url = endpointOf(options.baseUrl);
	if (!(timeoutMs >= 1 && timeoutMs <= longestTimeoutMs)) {
		throw new TypeError(`timeoutMs must be a number of milliseconds from 1 to ${longestTimeoutMs}.`);
	}
	const headers = requestHeaders(token);

	return {
		async send(message, { signal } = {}) {
			const { body, advice } = requestBody(url, message);
			signal?.throwIfAborted();
			const deadline = startDeadline(url, timeoutMs, signal);
			try {
				const request = { method, headers, body, redirect: 'manual', signal: deadline.signal } as const;
				const answer = await exchange(url, request, customFetch ?? globalThis.fetch, deadline);
				if (answer.status < 200 || answer.status > 299) throw refusalOf(url, answer);
				return { status: answer.status, advice, response: answer.toResponse() };
			} finally {
				deadline.clear();
			}
		},
	};
}

function requestHeaders(token: string | undefined): Record<string, string> {
	if (token === undefined) return { 'content-type': mediaType };
	if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
		throw new TypeError('token must be one word of visible ASCII characters, without spaces and line breaks.');
	}
	return { 'content-type': mediaType, authorization: `Bearer ${token}` };
}

/** Written as JSON before it is judged: what has no end or no JSON form must not reach the validator. */
function requestBody(url: string, message: IvrAggregatedActivity): { body: string; advice: readonly Advice[] } {
	const body = written(message);
	if (body === undefined) {
		const error = { pointer: '', code: 'json', message: 'must have a JSON form: no cycles, no BigInt' };
		throw new InvalidMessageError(url, [error]);
	}
	const verdict = validate(message);
	if (!verdict.valid) throw new InvalidMessageError(url, verdict.errors);
	return { body, advice: verdict.advice };
}

function written(message: unknown): string | undefined {
	try {
		return JSON.stringify(message);
	} catch {
		return undefined;
	}
}

async function exchange(url: string, request: RequestInit, fetch: Fetch, { signal, passed }: Deadline): Promise<Answer> {
	let response: Response;
	try {
		// Raced, because a custom fetch may not heed the signal.
		response = await Promise.race([fetch(url, request), passed]);
	} catch (error) {
		if (signal.aborted) throw signal.reason;
		throw new NetworkError(url, codeOf(error));
	}
	return readAnswer(response, signal);
}

/** The first code in the chain of causes; `fetch` wraps what happened. */
function codeOf(error: unknown): string | undefined {
	for (let depth = 0, cause = error; depth < 5 && cause instanceof Error; depth++, cause = cause.cause) {
		const { code } = cause as { code?: unknown };
		if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code;
	}
	return undefined;
}
