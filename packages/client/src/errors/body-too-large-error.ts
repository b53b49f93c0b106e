import { AnswerError } from './answer-error.ts';

/** 413: the message is larger than the target accepts. */
export class BodyTooLargeError extends AnswerError {
	override readonly name = 'BodyTooLargeError';
}
