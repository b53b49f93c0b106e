import type { Profile } from '@ivr-activity/contract';
import type { ConformanceCase, Expectation, Level } from './cases.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** What became of a case. */
export interface CaseResult {
	readonly case: ConformanceCase;
	/** What the judged profile expects. */
	readonly expected: Expectation;
	readonly outcome: 'passed' | 'failed' | 'skipped';
	/** The status that was answered. */
	readonly status?: number;
	/** Why there is no status, or why the case was skipped. */
	readonly reason?: string;
	/** The baseline expects this very failure, so that it decides nothing. */
	readonly known?: true;
	/** What was sent, or would have been. */
	readonly request: PreparedRequest;
	/** From the first byte sent to the status; absent when nothing was sent. */
	readonly durationMs?: number;
}

/** Why a run is incomplete that whoever started it has ended. */
export const judgeWasStopped = 'The judge was stopped.';

/** Which level of failure decides besides MUST. */
export type FailOn = 'must' | 'should';

/** An entry of a baseline that does not hold any more. */
export interface StaleEntry {
	readonly id: string;
	/** The status that the baseline expects; null for no answer. */
	readonly expected: number | null;
	/** What became of the case instead. */
	readonly instead: string;
}

/** What a run found out. */
export interface ConformanceReport {
	readonly baseUrl: string;
	readonly profile: Profile;
	readonly failOn: FailOn;
	/** What the order of sending was made from. */
	readonly seed?: number;
	/** The address that everything was sent to; absent when there was none. */
	readonly address?: string;
	/** `incomplete`: the target could not be reached or stopped answering, or the judge was stopped. */
	readonly verdict: 'pass' | 'fail' | 'incomplete';
	/** Why the run is incomplete. */
	readonly reason?: string;
	/** What the baseline expects and did not happen: each decides, because a baseline must not grow old. */
	readonly stale?: readonly StaleEntry[];
	/** How many messages were generated, and what makes the same ones again. The smallest one that failed is the last result. */
	readonly fuzz?: { readonly runs: number; readonly seed: number };
	/** One result for each case, in the order of the cases. */
	readonly results: readonly CaseResult[];
}

/** How many cases of a level passed, failed, were skipped. */
export type Counts = Record<CaseResult['outcome'], number>;

export const levels: readonly Level[] = ['MUST', 'SHOULD', 'INFO'];

/** The counts of each level. */
export function countsByLevel(results: readonly CaseResult[]): Record<Level, Counts> {
	return countOutcomes(results.map(({ expected, outcome }) => ({ level: expected.level, outcome })));
}

/** The counts of each level, of whatever was judged. */
export function countOutcomes(judged: readonly { level: Level; outcome: CaseResult['outcome'] }[]): Record<Level, Counts> {
	const none = () => ({ passed: 0, failed: 0, skipped: 0 });
	const counts = { MUST: none(), SHOULD: none(), INFO: none() };
	for (const { level, outcome } of judged) counts[level][outcome] += 1;
	return counts;
}

/** Whether a failure of the level decides the verdict. */
export function decides(level: Level, failOn: FailOn): boolean {
	return level === 'MUST' || (level === 'SHOULD' && failOn === 'should');
}

/** Whether a result decides that the target fails. */
export function isDeciding({ outcome, known, expected }: CaseResult, failOn: FailOn): boolean {
	return outcome === 'failed' && known === undefined && decides(expected.level, failOn);
}

/** The exit code of a report: 0 pass, 1 a failure that decides, 3 the target or the sender was not there to be judged. */
export function exitCodeOf({ verdict }: Pick<ConformanceReport, 'verdict'>): 0 | 1 | 3 {
	return ({ pass: 0, fail: 1, incomplete: 3 } as const)[verdict];
}
