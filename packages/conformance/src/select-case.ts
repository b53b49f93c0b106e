import type { TestIdentifiers } from './body.ts';
import type { ConformanceCase } from './cases.ts';

/**
 * Why a case must not be sent to a target; undefined when it may be. On another machine only what the vendor's model
 * refuses is harmless: everything else may be stored, or routed as another kind of message.
 */
export function reasonNotToSend(
	{ safe, replaceable }: ConformanceCase,
	{ isLoopback }: { isLoopback: boolean },
	allowWrites: TestIdentifiers | undefined,
): string | undefined {
	if (isLoopback || safe) return undefined;
	if (allowWrites === undefined) return 'the target may store it, and writes were not allowed';
	return replaceable ? undefined : 'the target may store it, and it would not be about the test customer';
}
