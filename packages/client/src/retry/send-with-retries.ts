import { SendError } from '../errors/send-error.ts';
import { untilAborted } from '../until-aborted.ts';
import { retriesWorth, waitBeforeRetry } from './retry-policy.ts';
import { type Attempt, callHook, type SendHooks } from './send-hooks.ts';
import { within } from './within.ts';

/** How often and how long a message is tried. */
export interface RetryPolicy {
	readonly retries: number;
	readonly timeoutMs: number;
	readonly deadlineMs: number;
	readonly hooks: SendHooks;
}

/** One attempt at the message; it rejects with a `SendError`, or with the reason of the signal. */
export type MakeAttempt<T> = (attempt: number, signal: AbortSignal) => Promise<T>;

/**
 * Makes attempts until one succeeds, its failure cannot pass, or retries or time are used up. A wait that would last
 * past the deadline is not begun.
 *
 * @param signal - the caller's own
 */
export async function sendWithRetries<T>(
	makeAttempt: MakeAttempt<T>,
	about: Pick<Attempt, 'messageId' | 'url'>,
	{ retries, timeoutMs, deadlineMs, hooks }: RetryPolicy,
	signal: AbortSignal | undefined,
): Promise<T> {
	const end = performance.now() + deadlineMs;
	for (let attempt = 1, leftMs = deadlineMs; ; attempt++) {
		signal?.throwIfAborted();
		const event = { attempt, ...about };
		void callHook(hooks.onAttempt, event);
		try {
			return await within(about.url, Math.min(timeoutMs, leftMs), signal, (signal) => makeAttempt(attempt, signal));
		} catch (error) {
			if (!(error instanceof SendError)) throw error;
			const waitMs = waitBeforeRetry(error, attempt);
			leftMs = Math.floor(end - performance.now() - waitMs);
			if (attempt > retriesWorth(error, retries) || leftMs < 1) {
				void callHook(hooks.onGiveUp, { ...event, error });
				throw error;
			}
			void callHook(hooks.onRetry, { ...event, error, waitMs });
			await within(about.url, waitMs, signal, untilAborted);
		}
	}
}
