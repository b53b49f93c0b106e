import { SendError } from './send-error.ts';

/** The target did not answer in time. Whether it received the message is not known. */
export class TimeoutError extends SendError {
	override readonly name = 'TimeoutError';
	/** How long the client waited, in milliseconds. */
	readonly timeoutMs: number;

	constructor(url: string, timeoutMs: number) {
		super(url, `${url} did not answer within ${timeoutMs} ms. It may have received the message: to send again, keep the id.`);
		this.timeoutMs = timeoutMs;
	}
}
