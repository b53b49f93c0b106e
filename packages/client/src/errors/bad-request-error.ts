import type { ProblemError } from '@ivr-activity/contract';
import type { Answer } from '../transport/transport.ts';
import { AnswerError } from './answer-error.ts';
import { errorList } from './error-list.ts';

/** 400: the target does not find the message valid. The same message will not be accepted later. */
export class BadRequestError extends AnswerError {
	override readonly name = 'BadRequestError';
	/** What the target found wrong; empty when it does not say so as a problem document (RFC 9457) of this contract. */
	readonly errors: readonly ProblemError[];

	constructor(url: string, answer: Answer, errors: readonly ProblemError[]) {
		super(url, answer, `not valid, ${errorList(errors)}`);
		this.errors = errors;
	}
}
