import type { TestIdentifiers } from './body.ts';
import { type ConformanceCase, cases } from './cases.ts';
import { OptionError } from './option-error.ts';

/**
 * The cases that a run is about, in their order.
 * @throws OptionError when a choice names no case, or no case is left
 */
export function chooseCases({ only, skip }: { only: readonly string[]; skip: readonly string[] }): readonly ConformanceCase[] {
	const [wanted, unwanted] = [only.map(matcher), skip.map(matcher)];
	const chosen = cases.filter(
		({ id }) => (wanted.length === 0 || wanted.some((matches) => matches(id))) && !unwanted.some((matches) => matches(id)),
	);
	if (chosen.length === 0) throw new OptionError('No case is left to be sent.');
	return chosen;
}

/** An area stands for all of its cases, `*` for any characters and `?` for one. */
function matcher(choice: string): (id: string) => boolean {
	const pattern = choice
		.toUpperCase()
		.replace(/[.+^${}()|[\]\\]/g, '\\$&')
		.replaceAll('*', '.*')
		.replaceAll('?', '.');
	const expression = new RegExp(`^${pattern}(-[0-9]+)?$`);
	if (!cases.some(({ id }) => expression.test(id))) {
		throw new OptionError(`«${choice}» is no case: name an id such as HDR-013, an area such as HDR, or a glob such as HDR-0*.`);
	}
	return (id) => expression.test(id);
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
