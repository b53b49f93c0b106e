import { SendError } from '../errors/send-error.ts';
import { pause, startDeadline } from './deadline.ts';
import { retriesWorth, waitBeforeRetry } from './retry-policy.ts';
import { callHook, type SendHooks } from './send-hooks.ts';

/** How often and how long a message is tried. */
export interface RetryPolicy extends SendHooks {
	readonly retries: number;
	readonly timeoutMs: number;
	readonly deadlineMs: number;
}

/** What is sent, and how to make one attempt. */
export interface Sending<T> {
	readonly url: string;
	readonly messageId: string;
	readonly signal: AbortSignal | undefined;
	/** Rejects with a `SendError`, or with the reason of the signal. */
	attempt(signal: AbortSignal, attempt: number): Promise<T>;
}

/**
 * Makes attempts until one succeeds, its failure cannot pass, or retries or time are used up. A wait that would last
 * past the deadline is not begun.
 */
export async function sendWithRetries<T>(sending: Sending<T>, policy: RetryPolicy): Promise<T> {
	const { url, messageId, signal } = sending;
	const end = performance.now() + policy.deadlineMs;
	for (let attempt = 1, leftMs = policy.deadlineMs; ; attempt++) {
		const event = { attempt, messageId, url };
		callHook(policy.onAttempt, event);
		try {
			return await attemptOnce(sending, attempt, Math.min(policy.timeoutMs, leftMs));
		} catch (error) {
			if (!(error instanceof SendError)) throw error;
			const waitMs = waitBeforeRetry(error, attempt);
			leftMs = Math.floor(end - performance.now() - waitMs);
			if (attempt > retriesWorth(error, policy.retries) || leftMs < 1) {
				callHook(policy.onGiveUp, { ...event, error });
				throw error;
			}
			callHook(policy.onRetry, { ...event, error, waitMs });
			await pause(waitMs, signal);
		}
	}
}

async function attemptOnce<T>({ url, signal, attempt }: Sending<T>, number: number, timeoutMs: number): Promise<T> {
	signal?.throwIfAborted();
	const deadline = startDeadline(url, timeoutMs, signal);
	try {
		return await attempt(deadline.signal, number);
	} finally {
		deadline.clear();
	}
}
