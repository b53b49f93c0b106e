import { setTimeout as delay } from 'node:timers/promises';

/** Lets requests go one after the other, no more of them in a second than the rate says. */
export function paceOf(rate: number | undefined): () => Promise<void> {
	if (rate === undefined) return async () => {};
	let next = performance.now();
	return async () => {
		const now = performance.now();
		const slot = Math.max(next, now);
		next = slot + 1000 / rate;
		await delay(slot - now);
	};
}
