import type { Answer } from '../transport/transport.ts';
import { AnswerError } from './answer-error.ts';

/** The target redirects. The message was not sent on: it holds personal data, and a redirect can turn POST into GET. */
export class RedirectError extends AnswerError {
	override readonly name = 'RedirectError';
	/** Where the redirect points, without query and credentials; undefined when it is not readable (always in a browser). */
	readonly location: string | undefined;

	constructor(url: string, answer: Answer, location: string | undefined) {
		super(url, answer, `refused redirect to ${location ?? 'somewhere'}: check baseUrl`);
		this.location = location;
	}
}
