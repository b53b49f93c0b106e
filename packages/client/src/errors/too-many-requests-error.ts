import { AnswerError } from './answer-error.ts';

/** 429: the target asks to send less often. */
export class TooManyRequestsError extends AnswerError {
	override readonly name = 'TooManyRequestsError';
}
