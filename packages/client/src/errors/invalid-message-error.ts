import type { ValidationError } from '@ivr-activity/contract';
import { errorList } from './error-list.ts';
import { SendError } from './send-error.ts';

/** The message breaks the contract; nothing was sent. */
export class InvalidMessageError extends SendError {
	override readonly name = 'InvalidMessageError';
	/** What is wrong, and where. Values are not echoed. */
	readonly errors: readonly ValidationError[];

	constructor(url: string, errors: readonly ValidationError[]) {
		super(url, `not sent, ${errorList(errors)}`);
		this.errors = errors;
	}
}
