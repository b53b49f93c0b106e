import { AnswerError } from './answer-error.ts';

/** 401 or 403: the target wants a token, or does not accept this one. */
export class AuthorizationError extends AnswerError {
	override readonly name = 'AuthorizationError';
}
