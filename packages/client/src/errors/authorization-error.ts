import { AnswerError } from './answer-error.ts';

/** 401 or 403: the target wants a token, or does not accept this one. */
export class AuthorizationError extends AnswerError {
	override readonly name = 'AuthorizationError';

	constructor(url: string, response: Response) {
		const why = response.status === 401 ? 'a valid bearer token is missing.' : 'the token does not allow to send messages.';
		super(url, why, response);
	}
}
