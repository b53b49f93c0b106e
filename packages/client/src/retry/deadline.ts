import { TimeoutError } from '../errors/timeout-error.ts';

/** One signal for the two ways in which an attempt can end early. */
export interface Deadline {
	/** Aborted with a `TimeoutError` when the time is over, with the caller's own reason when the caller aborts. */
	readonly signal: AbortSignal;
	/** Stops the clock and lets go of the caller's signal. */
	clear(): void;
}

/**
 * Starts the clock.
 *
 * Not `AbortSignal.any` and `AbortSignal.timeout`: their timers outlive the request that they were for.
 */
export function startDeadline(url: string, timeoutMs: number, caller: AbortSignal | undefined): Deadline {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(new TimeoutError(url, timeoutMs)), timeoutMs);
	const follow = () => controller.abort(caller?.reason);
	caller?.addEventListener('abort', follow, { once: true });
	return {
		signal: controller.signal,
		clear() {
			clearTimeout(timer);
			caller?.removeEventListener('abort', follow);
		},
	};
}

/** Waits; rejects with the signal's reason when it is aborted before the time is over. */
export function pause(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve, reject) => {
		signal?.throwIfAborted();
		const end = () => {
			clearTimeout(timer);
			reject(signal?.reason);
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener('abort', end);
			resolve();
		}, waitMs);
		signal?.addEventListener('abort', end, { once: true });
	});
}
