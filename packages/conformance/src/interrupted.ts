/** What asks a process to end: Ctrl-C, whoever started it, and a terminal that is closed. */
const requests = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that Ctrl-C (or another request to end) gives once; the second time the process ends as if nobody listened. */
export function interrupted(): { readonly signal: AbortSignal; stop(): void } {
	const controller = new AbortController();
	const stop = () => {
		for (const request of requests) process.off(request, onRequest);
	};
	const onRequest = () => {
		controller.abort();
		stop();
	};
	for (const request of requests) process.on(request, onRequest);
	return { signal: controller.signal, stop };
}
