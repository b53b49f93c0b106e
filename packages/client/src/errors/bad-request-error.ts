import type { ProblemError } from '@ivr-activity/contract';
import { AnswerError } from './answer-error.ts';
import { errorList } from './error-list.ts';

/** 400: the target does not find the message valid. The same message will not be accepted later. */
export class BadRequestError extends AnswerError {
	override readonly name = 'BadRequestError';
	/** What the target found wrong; empty when it does not say so as a problem document (RFC 9457) of this contract. */
	readonly errors: readonly ProblemError[];

	constructor(url: string, response: Response, errors: readonly ProblemError[]) {
		const why = errors.length === 0 ? 'It does not say why in a form that is safe to repeat here.' : 'It says:';
		super(url, `the message is not valid. ${why}${errorList(errors)}`, response);
		this.errors = errors;
	}
}
