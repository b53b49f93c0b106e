import { AnswerError } from './answer-error.ts';

/** 415: the target does not take JSON at this address, so the address is probably another service's. */
export class UnsupportedMediaTypeError extends AnswerError {
	override readonly name = 'UnsupportedMediaTypeError';
}
