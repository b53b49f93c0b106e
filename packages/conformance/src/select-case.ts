import type { TestIdentifiers } from './body.ts';
import { type ConformanceCase, cases } from './cases.ts';
import { type Choice, chooseById } from './choose-by-id.ts';

/**
 * The cases that a run is about, in their order.
 * @throws OptionError when a choice names no case, or no case is left
 */
export function chooseCases(choice: Choice): readonly ConformanceCase[] {
	return chooseById(cases, choice, {
		unknown: 'no case: name an id such as HDR-013, an area such as HDR, or a glob such as HDR-0*.',
		none: 'No case is left to be sent.',
	});
}

/**
 * Why a case must not be sent to a target; undefined when it may be. On another machine only what the vendor's model
 * refuses is harmless: everything else may be stored, or routed as another kind of message.
 */
export function reasonNotToSend(
	{ safe, replaceable, request }: ConformanceCase,
	{ isLoopback, rate }: { isLoopback: boolean; rate?: number | undefined },
	allowWrites: TestIdentifiers | undefined,
): string | undefined {
	if (rate !== undefined && request.copies !== undefined) return 'it sends more at once than the rate allows';
	if (isLoopback || safe) return undefined;
	if (allowWrites === undefined) return 'the target may store it, and writes were not allowed';
	return replaceable ? undefined : 'the target may store it, and it would not be about the test customer';
}
