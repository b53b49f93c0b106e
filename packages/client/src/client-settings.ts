import { ingressConnectTimeoutMs, ingressReadTimeoutMs, mediaType } from '@ivr-activity/contract/operation';
import type { ClientOptions } from './client.ts';
import { endpointOf } from './endpoint.ts';
import type { RetryPolicy } from './retry/send-with-retries.ts';
import { fetchTransport } from './transport/fetch-transport.ts';
import type { Transport } from './transport/transport.ts';

/** Longer than the ingress itself waits for the service behind it, so that its answer is not missed. */
const defaultTimeoutMs = ingressConnectTimeoutMs + ingressReadTimeoutMs;

const defaultRetries = 3;

/** The longest time that timers can wait. */
const longestMs = 2 ** 31 - 1;

/** The first attempt and every retry of it can time out before the deadline does. */
const defaultDeadlineMs = (defaultRetries + 1) * defaultTimeoutMs;

const mostRetries = 100;

/** The options of a client, checked and complete. */
export interface ClientSettings extends RetryPolicy {
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly transport: Transport;
}

/** @throws {TypeError} an option is wrong; the error does not repeat it */
export function clientSettings(options: ClientOptions): ClientSettings {
	const { baseUrl, token, fetch, transport, retries = defaultRetries } = options;
	const { timeoutMs = defaultTimeoutMs, deadlineMs = defaultDeadlineMs } = options;
	assertRange('retries', Number.isInteger(retries), retries, 0, mostRetries);
	assertRange('timeoutMs', Number.isFinite(timeoutMs), timeoutMs, 1, longestMs);
	assertRange('deadlineMs', Number.isFinite(deadlineMs), deadlineMs, 1, longestMs);
	assertOption('fetch', !fetch || !transport, 'absent with transport');
	return {
		url: endpointOf(baseUrl),
		headers: requestHeaders(token),
		transport: transport ?? fetchTransport(fetch),
		retries,
		timeoutMs,
		deadlineMs,
		hooks: { ...options },
	};
}

function requestHeaders(token: string | undefined): Record<string, string> {
	if (token === undefined) return { 'content-type': mediaType };
	assertOption('token', typeof token === 'string' && /^[\x21-\x7e]+$/.test(token), 'ASCII without spaces');
	return { 'content-type': mediaType, authorization: `Bearer ${token}` };
}

function assertRange(name: keyof ClientOptions, isRight: boolean, value: number, least: number, most: number): void {
	assertOption(name, isRight && value >= least && value <= most, `a number from ${least} to ${most}`);
}

function assertOption(name: keyof ClientOptions, holds: boolean, due: string): void {
	if (!holds) throw new TypeError(`${name} must be ${due}.`);
}
