import { limits, mediaType } from '@ivr-activity/contract/operation';
import type { ClientOptions } from './client.ts';
import { endpointOf } from './endpoint.ts';
import type { RetryPolicy } from './retry/send-with-retries.ts';
import { fetchTransport } from './transport/fetch-transport.ts';
import type { Transport } from './transport/transport.ts';

/** Longer than the ingress itself waits for the service behind it, so that its answer is not missed. */
const defaultTimeoutMs = limits.ingressConnectTimeoutMs + limits.ingressReadTimeoutMs;

const defaultRetries = 3;

/** The first attempt and every retry of it can time out before the deadline does. */
const defaultDeadlineMs = (defaultRetries + 1) * defaultTimeoutMs;

/** The longest time that timers can wait: 2^31-1 milliseconds. */
const longestMs = 2_147_483_647;

const mostRetries = 100;

/** The options of a client, checked and complete. */
export interface ClientSettings {
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly transport: Transport;
	readonly policy: RetryPolicy;
}

/** @throws {TypeError} an option is wrong; the error does not repeat it */
export function clientSettings(options: ClientOptions): ClientSettings {
	const { retries = defaultRetries, timeoutMs = defaultTimeoutMs, deadlineMs = defaultDeadlineMs } = options;
	if (options.fetch !== undefined && options.transport !== undefined) {
		throw new TypeError('fetch and transport exclude each other: give one of them.');
	}
	assertRange('retries', Number.isInteger(retries) ? retries : Number.NaN, 0, mostRetries);
	assertRange('timeoutMs', timeoutMs, 1, longestMs);
	assertRange('deadlineMs', deadlineMs, 1, longestMs);
	const { onAttempt, onRetry, onGiveUp } = options;
	return {
		url: endpointOf(options.baseUrl),
		headers: requestHeaders(options.token),
		transport: options.transport ?? fetchTransport(options.fetch),
		policy: { retries, timeoutMs, deadlineMs, onAttempt, onRetry, onGiveUp },
	};
}

function assertRange(name: string, value: number, least: number, most: number): void {
	// Not a number is in no range.
	if (!(value >= least && value <= most)) throw new TypeError(`${name} must be a number from ${least} to ${most}.`);
}

function requestHeaders(token: string | undefined): Record<string, string> {
	if (token === undefined) return { 'content-type': mediaType };
	if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
		throw new TypeError('token must be one word of visible ASCII characters.');
	}
	return { 'content-type': mediaType, authorization: `Bearer ${token}` };
}
