import { TimeoutError } from '../errors/timeout-error.ts';

/**
 * Does what takes time, with a signal that is aborted with a `TimeoutError` when the time is over, and with the caller's
 * own reason when the caller aborts.
 *
 * Not `AbortSignal.any` and `AbortSignal.timeout`: their timers outlive the request that they were for.
 */
export async function within<T>(
	url: string,
	timeoutMs: number,
	caller: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	caller?.throwIfAborted();
	const controller = new AbortController();
	const abort = () => controller.abort(caller?.reason);
	const timer = setTimeout(() => controller.abort(new TimeoutError(url, timeoutMs)), timeoutMs);
	caller?.addEventListener('abort', abort);
	try {
		return await work(controller.signal);
	} finally {
		clearTimeout(timer);
		caller?.removeEventListener('abort', abort);
	}
}
