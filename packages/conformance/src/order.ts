import type { ConformanceCase } from './cases.ts';

/** The order of sending: that of the cases, or one that the seed determines. What is slow goes first, beside the others. */
export function orderOfSending(cases: readonly ConformanceCase[], seed: number | undefined): ConformanceCase[] {
	const order = ordered(cases, seed);
	return [...order.filter(isSlow), ...order.filter((one) => !isSlow(one))];
}

function isSlow({ request: { transfer } }: ConformanceCase): boolean {
	return transfer === 'slow';
}

/** The same items in an order that the seed alone determines; in their own order without one. */
export function ordered<Item>(items: readonly Item[], seed: number | undefined): Item[] {
	const shuffled = [...items];
	if (seed === undefined) return shuffled;
	const random = randomOf(seed);
	for (let last = shuffled.length - 1; last > 0; last -= 1) {
		const other = Math.floor(random() * (last + 1));
		[shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
	}
	return shuffled;
}

/** Numbers from 0 to below 1, by a linear congruence of 32 bits whose high bits are mixed (PCG). */
function randomOf(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 747_796_405) + 2_891_336_453) >>> 0;
		const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277_803_737) >>> 0;
		return (((word >>> 22) ^ word) >>> 0) / 2 ** 32;
	};
}
