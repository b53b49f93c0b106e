import { limits, type Profile } from '@ivr-activity/contract';
import type { Baseline } from './baseline.ts';
import type { TestIdentifiers } from './body.ts';
import { cases } from './cases.ts';
import { OptionError } from './option-error.ts';
import type { CaseResult, FailOn } from './report.ts';
import { parseBaseUrl, type Trust } from './target.ts';

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
	/** The cases to send, by id, area or glob (`HDR-013`, `TXT`, `BDY-0*`). Default: all. */
	readonly only?: readonly string[] | undefined;
	/** The cases to leave out, written in the same way. */
	readonly skip?: readonly string[] | undefined;
	/** Shuffles the order of sending, always in the same way for the same number. Default: that of the cases. Slow ones go first. */
	readonly seed?: number | undefined;
	/** So many requests are under way at a time. Default: 4. */
	readonly concurrency?: number | undefined;
	/** So many requests are sent in a second at most. Default: no limit. */
	readonly rate?: number | undefined;
	/** Header fields that are sent with every request. No report shows their values. */
	readonly headers?: Readonly<Record<string, string>> | undefined;
	/** CA certificates in PEM that are believed in place of the usual ones. */
	readonly ca?: string | undefined;
	/** Believes every certificate. */
	readonly insecure?: boolean | undefined;
	/** The failures that are expected of the target. */
	readonly baseline?: Baseline | undefined;
	/** So many messages are generated from the schema and sent besides, to a loopback address alone. Default: 0. */
	readonly fuzz?: number | undefined;
	/** Ends the run early; the report tells what was found out until then. */
	readonly signal?: AbortSignal | undefined;
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
	readonly only: readonly string[];
	readonly skip: readonly string[];
	readonly seed: number | undefined;
	readonly concurrency: number;
	readonly rate: number | undefined;
	readonly headers: Readonly<Record<string, string>>;
	readonly trust: Trust;
	readonly baseline: Baseline | undefined;
	readonly fuzz: number;
	readonly signal: AbortSignal;
	readonly onResult: NonNullable<ConformanceOptions['onResult']>;
}

/** @throws OptionError naming the option that is missing or wrong */
export function checkOptions(options: ConformanceOptions): CheckedOptions {
	const { profile = 'strict', token, timeoutMs = limits.ingressReadTimeoutMs, failOn = 'must', allowWrites } = options;
	const { concurrency = 4, rate, seed, headers = {}, ca, insecure = false, only = [], skip = [], baseline, fuzz = 0 } = options;
	check(['strict', 'tolerant'].includes(profile), 'The profile must be strict or tolerant.');
	check(['must', 'should'].includes(failOn), 'What a run fails on must be must or should.');
	check(isWhole(timeoutMs, 1, longestMs), 'The time-out must be a whole number of milliseconds.');
	check(isWhole(concurrency, 1, 100), 'The concurrency must be a whole number from 1 to 100.');
	check(rate === undefined || (rate > 0 && rate <= 100_000), 'The rate must be a number of requests in a second.');
	check(seed === undefined || isWhole(seed, 0, 0xffff_ffff), 'The seed must be a whole number from 0 to 4294967295.');
	check(token === undefined || /^[\x21-\x7e]+$/.test(token), 'The token must be one line of visible ASCII characters.');
	check(
		allowWrites === undefined || [allowWrites.customer, allowWrites.service].every(isNamed),
		'Allowing writes takes the identifiers of a test customer and of a test service.',
	);
	check(isWhole(fuzz, 0, 1_000_000), 'How many messages to generate must be a whole number.');
	checkHeaders(headers, token);
	checkBaseline(baseline, profile);
	return {
		baseUrl: parseBaseUrl(options.baseUrl),
		profile,
		token,
		timeoutMs,
		failOn,
		allowWrites,
		only,
		skip,
		seed,
		concurrency,
		rate,
		headers,
		trust: { insecure, ...(ca !== undefined && { ca }) },
		baseline,
		fuzz,
		signal: options.signal ?? new AbortController().signal,
		onResult: options.onResult ?? (() => {}),
	};
}

/** What a timer can wait at most. */
const longestMs = 2 ** 31 - 1;

/** Fields that the cases themselves are about. */
const reserved = ['content-type', 'content-length', 'content-encoding', 'transfer-encoding', 'connection', 'expect'];

function checkHeaders(headers: Readonly<Record<string, string>>, token: string | undefined): void {
	for (const [name, value] of Object.entries(headers)) {
		check(/^[\w!#$%&'*+.^`|~-]+$/.test(name), 'A header must be written as «Name: value».');
		check(!reserved.includes(name.toLowerCase()), `The header ${name} is what the cases are about: it cannot be set.`);
		check(/^[\x20-\x7e\t]*$/.test(value), `The value of the header ${name} must be visible ASCII characters.`);
		check(
			token === undefined || name.toLowerCase() !== 'authorization',
			'There are two authorizations: a token and a header. Leave one out.',
		);
	}
}

function checkBaseline(baseline: Baseline | undefined, profile: Profile): void {
	if (baseline === undefined) return;
	check(baseline.profile === profile, `The baseline is of the ${baseline.profile} profile, and the run of the ${profile} one.`);
	const ids = new Set(cases.map(({ id }) => id));
	const unknown = Object.keys(baseline.failures).filter((id) => !ids.has(id));
	check(unknown.length === 0, `The baseline names cases that do not exist: ${unknown.join(', ')}.`);
}

function check(condition: boolean, message: string): void {
	if (!condition) throw new OptionError(message);
}

function isWhole(value: number, least: number, most: number): boolean {
	return Number.isInteger(value) && value >= least && value <= most;
}

function isNamed(identifier: unknown): boolean {
	return typeof identifier === 'string' && identifier.trim() !== '';
}
