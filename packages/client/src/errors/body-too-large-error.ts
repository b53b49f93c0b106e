import { AnswerError } from './answer-error.ts';

/** 413: the message is larger than the target accepts. */
export class BodyTooLargeError extends AnswerError {
	override readonly name = 'BodyTooLargeError';

	constructor(url: string, response: Response) {
		super(url, 'the message is larger than it accepts. Send fewer activities or variables.', response);
	}
}
