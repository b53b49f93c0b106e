import { SendError } from './send-error.ts';

/** The target did not answer in time. Whether it received the message is not known. */
export class TimeoutError extends SendError {
	override readonly name = 'TimeoutError';
	/** How long the client waited, in milliseconds. */
	readonly timeoutMs: number;

	constructor(url: string, timeoutMs: number) {
		super(url, `no answer in ${timeoutMs} ms. It may have arrived: keep the id to send again`);
		this.timeoutMs = timeoutMs;
	}
}
