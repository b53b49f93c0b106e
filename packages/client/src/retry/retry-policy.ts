import type { AnswerError } from '../errors/answer-error.ts';
import type { NetworkError } from '../errors/network-error.ts';
import type { SendError } from '../errors/send-error.ts';

/** The longest wait before the first retry, in milliseconds; doubled for each one after it. */
const firstBackoffMs = 500;

/** The longest wait of the client's own choice, and the longest that a target can ask for. */
const longestBackoffMs = 10_000;
const longestRetryAfterMs = 60_000;

/** An internal error can be about this very message, so that it gets fewer chances than one of the network. */
const retriesOfInternalError = 2;

const passingStatuses = [408, 429, 502, 503, 504];

/** How many retries the failure is worth, of those that are allowed. */
export function retriesWorth(error: SendError, allowed: number): number {
	// No answer is as good as 408, unless it is for want of trust.
	const { status = 408, mayPass = true } = error as Partial<AnswerError & NetworkError>;
	if (status === 500) return Math.min(allowed, retriesOfInternalError);
	return mayPass && passingStatuses.includes(status) ? allowed : 0;
}

/**
 * How long to wait before the next attempt, in milliseconds: exponential with full jitter, so that many IVRs that
 * failed together do not come back together, and later by what the target asks for in Retry-After.
 * @param failed - how many attempts have failed, from 1
 */
export function waitBeforeRetry(error: SendError, failed: number): number {
	const backoff = Math.random() * Math.min(longestBackoffMs, firstBackoffMs * 2 ** (failed - 1));
	const asked = (error as Partial<AnswerError>).retryAfterMs ?? 0;
	return Math.round(backoff + Math.min(asked, longestRetryAfterMs));
}
