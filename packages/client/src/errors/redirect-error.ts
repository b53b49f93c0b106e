import { AnswerError } from './answer-error.ts';

/** The target redirects. The message was not sent on: it holds personal data, and a redirect can turn POST into GET. */
export class RedirectError extends AnswerError {
	override readonly name = 'RedirectError';
	/** Where the redirect points, without query and credentials; undefined when it is not readable (always in a browser). */
	readonly location: string | undefined;

	constructor(url: string, response: Response, location: string | undefined) {
		const to = location === undefined ? '' : ` to ${location}`;
		super(url, `it redirects${to}, which is refused. Set baseUrl to the address that answers itself.`, response);
		this.location = location;
	}
}
