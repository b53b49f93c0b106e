/** Does nothing until the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<unknown> {
	return new Promise((resolve) => signal.addEventListener('abort', resolve));
}
