import { SendError } from './send-error.ts';

/** The target answered, and did not accept the message. */
export abstract class AnswerError extends SendError {
	/** The HTTP status of the answer. */
	readonly status: number;
	readonly #response: Response;

	/** @param why - what the answer means, as the end of a sentence */
	constructor(url: string, why: string, response: Response) {
		super(url, `${url} answered ${response.status}: ${why}`);
		this.status = response.status;
		this.#response = response;
	}

	/**
	 * The answer itself, its body readable up to 64 KiB. A printed error does not show it: what the target answers
	 * can repeat what the caller said.
	 */
	get response(): Response {
		return this.#response;
	}
}
