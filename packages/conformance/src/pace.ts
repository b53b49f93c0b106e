import { setTimeout as delay } from 'node:timers/promises';

/** Lets requests go one after the other, no more of them in a second than the rate says, until the signal ends all waits. */
export function paceOf(rate: number | undefined, signal: AbortSignal): () => Promise<void> {
	if (rate === undefined) return async () => {};
	let next = performance.now();
	return async () => {
		const now = performance.now();
		const slot = Math.max(next, now);
		next = slot + 1000 / rate;
		// Nothing but the signal rejects.
		await delay(slot - now, undefined, { signal }).catch(() => {});
	};
}
