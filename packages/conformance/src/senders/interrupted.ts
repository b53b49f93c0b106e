/** A signal that Ctrl-C (or a request to end) gives once; the second time the process ends as if nobody listened. */
export function interrupted(): { readonly signal: AbortSignal; stop(): void } {
	const controller = new AbortController();
	const stop = () => {
		process.off('SIGINT', onSignal);
		process.off('SIGTERM', onSignal);
	};
	const onSignal = () => {
		controller.abort();
		stop();
	};
	process.on('SIGINT', onSignal);
	process.on('SIGTERM', onSignal);
	return { signal: controller.signal, stop };
}
