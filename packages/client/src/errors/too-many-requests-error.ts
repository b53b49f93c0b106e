import { AnswerError } from './answer-error.ts';

/** 429: the target asks to send less often. */
export class TooManyRequestsError extends AnswerError {
	override readonly name = 'TooManyRequestsError';
	/** How long the target asks to wait, in milliseconds; undefined when it does not say so readably. */
	readonly retryAfterMs: number | undefined;

	constructor(url: string, response: Response, retryAfterMs: number | undefined) {
		const wait = retryAfterMs === undefined ? 'Wait before sending again.' : `Send again in ${retryAfterMs} ms.`;
		super(url, `too many requests. ${wait}`, response);
		this.retryAfterMs = retryAfterMs;
	}
}
