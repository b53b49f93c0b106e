import { limits, type Profile } from '@ivr-activity/contract';
import type { TestIdentifiers } from './body.ts';
import { OptionError } from './option-error.ts';
import type { CaseResult, FailOn } from './report.ts';
import { parseBaseUrl } from './target.ts';

/** What to judge, and how. */
export interface ConformanceOptions {
	/** The target with its base path: `https://cx.example.com/ccm`. */
	readonly baseUrl: string;
	/** The profile that the receiver claims to follow. Default: `strict`. */
	readonly profile?: Profile | undefined;
	/** Bearer token, sent with every request and reported nowhere. */
	readonly token?: string | undefined;
	/** How long one answer may take, in milliseconds. Default: what the vendor's ingress allows. */
	readonly timeoutMs?: number | undefined;
	/** Which failures decide the verdict. Default: `must`. */
	readonly failOn?: FailOn | undefined;
	/**
	 * Sends what may be stored to another machine too, about this caller and service. Without it, only what the vendor's
	 * model refuses is sent to an address that is not a loopback address.
	 */
	readonly allowWrites?: TestIdentifiers | undefined;
	/** Called with each result as soon as there is one. */
	readonly onResult?: ((result: CaseResult, progress: Progress) => void) | undefined;
}

/** How far a run is. */
export interface Progress {
	readonly done: number;
	readonly total: number;
}

/** The options with their defaults. */
export interface CheckedOptions {
	readonly baseUrl: URL;
	readonly profile: Profile;
	readonly token: string | undefined;
	readonly timeoutMs: number;
	readonly failOn: FailOn;
	readonly allowWrites: TestIdentifiers | undefined;
	readonly onResult: NonNullable<ConformanceOptions['onResult']>;
}

/** @throws OptionError naming the option that is missing or wrong */
export function checkOptions(options: ConformanceOptions): CheckedOptions {
	const { baseUrl, profile = 'strict', token, timeoutMs = limits.ingressReadTimeoutMs, failOn = 'must', allowWrites } = options;
	if (!['strict', 'tolerant'].includes(profile)) throw new OptionError('The profile must be strict or tolerant.');
	if (!['must', 'should'].includes(failOn)) throw new OptionError('What a run fails on must be must or should.');
	if (!Number.isInteger(timeoutMs) || timeoutMs < 1)
		throw new OptionError('The time-out must be a whole number of milliseconds.');
	if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
		throw new OptionError('The token must be one line of visible ASCII characters.');
	}
	if (allowWrites !== undefined && ![allowWrites.customer, allowWrites.service].every(isNamed)) {
		throw new OptionError('Allowing writes takes the identifiers of a test customer and of a test service.');
	}
	return {
		baseUrl: parseBaseUrl(baseUrl),
		profile,
		token,
		timeoutMs,
		failOn,
		allowWrites,
		onResult: options.onResult ?? (() => {}),
	};
}

function isNamed(identifier: unknown): boolean {
	return typeof identifier === 'string' && identifier.trim() !== '';
}
