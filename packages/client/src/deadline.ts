import { TimeoutError } from './errors/timeout-error.ts';

/** One signal for the two ways in which a send can end early. */
export interface Deadline {
	/** Aborted with a `TimeoutError` when the time is over, with the caller's own reason when the caller aborts. */
	readonly signal: AbortSignal;
	/** Rejects with the signal's reason when it is aborted; never resolves. */
	readonly passed: Promise<never>;
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
	const { signal } = controller;
	const passed = new Promise<never>((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
	});
	passed.catch(() => {});
	const timer = setTimeout(() => controller.abort(new TimeoutError(url, timeoutMs)), timeoutMs);
	const follow = () => controller.abort(caller?.reason);
	caller?.addEventListener('abort', follow, { once: true });
	return {
		signal,
		passed,
		clear() {
			clearTimeout(timer);
			caller?.removeEventListener('abort', follow);
		},
	};
}
