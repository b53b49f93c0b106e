import { SendError } from './send-error.ts';

/** The target answered, and did not accept the message. */
export abstract class AnswerError extends SendError {
	/** The HTTP status of the answer. */
	readonly status: number;
	readonly #response: Response;

	constructor(url: string, message: string, response: Response) {
		super(url, message);
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
