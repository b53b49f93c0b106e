import type { Profile } from '@ivr-activity/contract';
import { OptionError } from '../option-error.ts';
import type { FailOn } from '../report.ts';
import { chooseChecks, scenariosFor } from './choose-checks.ts';
import type { Scenario, ScenarioName } from './scenarios.ts';
import type { SenderCheck, ToldRequest } from './sender-report.ts';

/** What both judges of senders can be told. */
export interface SenderOptions {
	/** The profile that the messages are judged by. Default: `strict`. */
	readonly profile?: Profile | undefined;
	/** Which failures decide the verdict. Default: `must`. */
	readonly failOn?: FailOn | undefined;
	/** The checks to make, by id, area or glob (`BHV-008`, `REQ`, `MES-00*`). Default: all. */
	readonly only?: readonly string[] | undefined;
	/** The checks to leave out, written in the same way. */
	readonly skip?: readonly string[] | undefined;
	/** How long the sender may take for one scenario, in milliseconds. Default: 60000. */
	readonly timeoutMs?: number | undefined;
	/** Shows messages as they are. Without it, personal data and unknown members are masked. */
	readonly showMessages?: boolean | undefined;
	/** Ends the run early; the report tells what was seen. */
	readonly signal?: AbortSignal | undefined;
	/** Called with each request once it is answered. No personal data is in it. */
	readonly onProgress?: ((progress: SenderProgress) => void) | undefined;
}

/** A request that has just been answered. */
export interface SenderProgress {
	readonly scenario: ScenarioName;
	/** Which scenario it is, from 1, and of how many. */
	readonly number: number;
	readonly of: number;
	readonly request: ToldRequest;
}

/** The options with their defaults. */
export interface CheckedSenderOptions {
	readonly profile: Profile;
	readonly failOn: FailOn;
	readonly chosen: readonly SenderCheck[];
	readonly scenarios: readonly Scenario[];
	readonly timeoutMs: number;
	readonly showMessages: boolean;
	readonly signal: AbortSignal;
	readonly onProgress: (progress: SenderProgress) => void;
}

/** @throws OptionError naming the option that is wrong */
export function checkSenderOptions(options: SenderOptions): CheckedSenderOptions {
	const { profile = 'strict', failOn = 'must', only = [], skip = [], timeoutMs = 60_000, showMessages = false } = options;
	check(['strict', 'tolerant'].includes(profile), 'The profile must be strict or tolerant.');
	check(['must', 'should'].includes(failOn), 'What a run fails on must be must or should.');
	check(isTime(timeoutMs), 'The time-out must be a whole number of milliseconds.');
	const chosen = chooseChecks(profile, { only, skip });
	return {
		profile,
		failOn,
		chosen,
		scenarios: scenariosFor(chosen),
		timeoutMs,
		showMessages,
		signal: options.signal ?? new AbortController().signal,
		onProgress: options.onProgress ?? (() => {}),
	};
}

/** Whether a timer can wait so many milliseconds. */
export function isTime(ms: number): boolean {
	return Number.isInteger(ms) && ms > 0 && ms < 2 ** 31;
}

function check(condition: boolean, message: string): void {
	if (!condition) throw new OptionError(message);
}
