import { retryAfterMs } from '../retry/retry-after.ts';
import { responseOf } from '../transport/answer.ts';
import type { Answer } from '../transport/transport.ts';
import { SendError } from './send-error.ts';

/** The target answered, and did not accept the message. */
export abstract class AnswerError extends SendError {
	/** The HTTP status of the answer. */
	readonly status: number;
	/** How long the target asks to wait (Retry-After), in milliseconds; undefined when it does not say so readably. */
	readonly retryAfterMs: number | undefined;
	readonly #answer: Answer;

	/** @param why - what the answer means, in a few words */
	constructor(url: string, answer: Answer, why: string) {
		super(url, `answered ${answer.head.status}, ${why}`);
		this.status = answer.head.status;
		this.retryAfterMs = retryAfterMs(answer.head.headers.get('retry-after'), Date.now());
		this.#answer = answer;
	}

	/**
	 * The answer itself, its body readable up to 64 KiB. A printed error does not show it: what the target answers
	 * can repeat what the caller said.
	 */
	get response(): Response {
		return responseOf(this.#answer);
	}
}
