import { exitCodes } from './exit-codes.ts';
import { complain } from './terminal.ts';

/** A wish to end early: Ctrl-C, or the end of the service that runs the command. */
export interface Interruption {
	readonly requested: boolean;
	/** What is done in it is finished before the process ends. */
	during<T>(work: () => Promise<T>): Promise<T>;
}

/** Ends the process at once when nothing is under way, or when asked twice. */
export function heedInterruption(): Interruption {
	let requested = false;
	let busy = false;
	const end = () => {
		if (!busy || requested) process.exit(exitCodes.interrupted);
		requested = true;
		complain('ending after the message that is under way; once more ends at once.');
	};
	process.on('SIGINT', end).on('SIGTERM', end);
	return {
		get requested() {
			return requested;
		},
		async during(work) {
			busy = true;
			try {
				return await work();
			} finally {
				busy = false;
			}
		},
	};
}
