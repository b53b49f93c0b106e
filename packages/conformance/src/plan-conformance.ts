import type { ConformanceCase } from './cases.ts';
import { type ConformanceOptions, checkOptions } from './options.ts';
import { orderOfSending } from './order.ts';
import { chooseCases, reasonNotToSend } from './select-case.ts';
import { addressesOf, hostnameOf, isLoopback, machineNetwork, type Network } from './target.ts';

/** A case, and why a run would not send it. */
export interface PlannedCase {
	readonly case: ConformanceCase;
	readonly reason?: string;
}

/**
 * What a run with these options would send, in its order. Nothing is sent; the target's name is looked up.
 * @throws OptionError when an option is missing or wrong
 * @throws UnreachableError when the name has no address
 */
export async function planConformance(
	options: ConformanceOptions,
	network: Network = machineNetwork,
): Promise<readonly PlannedCase[]> {
	const { only, skip, baseUrl, rate, seed, allowWrites } = checkOptions(options);
	const chosen = chooseCases({ only, skip });
	const addresses = await addressesOf(hostnameOf(baseUrl), network);
	// A name with several addresses is this machine's own when all of them are.
	const at = { isLoopback: addresses.every(isLoopback), rate };
	return orderOfSending(chosen, seed).map((one) => {
		const reason = reasonNotToSend(one, at, allowWrites);
		return { case: one, ...(reason !== undefined && { reason }) };
	});
}
