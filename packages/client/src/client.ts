import type { Advice, IvrAggregatedActivity } from '@ivr-activity/contract';
import type { SendHooks } from './retry/send-hooks.ts';
import type { Fetch } from './transport/fetch-transport.ts';
import type { Transport } from './transport/transport.ts';

/** How messages are sent. */
export interface ClientOptions extends SendHooks {
	/** The target including its base path, such as `https://cx.example.com/ccm`; `/message/receive` is appended. */
	readonly baseUrl: string;
	/** Bearer token, sent in the Authorization header and shown nowhere. */
	readonly token?: string | undefined;
	/** Called instead of the run-time's own `fetch`. */
	readonly fetch?: Fetch | undefined;
	/** Sends the requests instead of `fetch`. */
	readonly transport?: Transport | undefined;
	/** How often a message is tried again when its failure can pass, from 0 (never) to 100. 3 unless told otherwise. */
	readonly retries?: number | undefined;
	/** How long one attempt may take, in milliseconds, the answer included. 15,000 unless told otherwise. */
	readonly timeoutMs?: number | undefined;
	/** How long one send may take, in milliseconds, all attempts and waits included. 60,000 unless told otherwise. */
	readonly deadlineMs?: number | undefined;
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
	/** What is valid in the message that was sent and still wrong; looked for when it is read first. */
	readonly advice: readonly Advice[];
	/** The answer itself, its body readable up to 64 KiB; a new one each time, so that it can be read again. */
	readonly response: Response;
}

/** Sends messages to one target. */
export interface Client {
	/**
	 * Sends one message. The message is not changed; every attempt sends the same bytes with the same `id`.
	 *
	 * Tried again are time-outs, network errors and the statuses 408, 429, 500 (twice at most), 502, 503 and 504. The
	 * error is that of the last attempt.
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
	 * @throws {TimeoutError} no answer within `timeoutMs`, or within what `deadlineMs` left of it
	 * @throws {NetworkError} no connection, or it broke before the answer came
	 * @throws the reason of `signal`, when that is aborted before the answer came
	 */
	send(message: IvrAggregatedActivity, options?: SendOptions): Promise<SendResult>;
}
