/**
 * What all errors of `send()` have in common: the message was not accepted, or nobody knows whether it was.
 *
 * Left out on purpose, because errors end up in logs: the message and every value in it, the token, the headers
 * that were sent, the body of the answer, and what `fetch` threw (it can carry any of them).
 */
export abstract class SendError extends Error {
	/** The address the message was for. It holds no credentials and no query. */
	readonly url: string;

	constructor(url: string, message: string) {
		super(`${url}: ${message}`);
		this.url = url;
	}
}
