import type { Profile } from '@ivr-activity/contract';
import type { Expectation, Level } from '../cases.ts';
import { decides, type FailOn, levels } from '../report.ts';

/** One thing that was judged, in words that every reporter can use. */
export interface Entry {
	readonly id: string;
	readonly area: string;
	readonly title: string;
	readonly level: Level;
	readonly source: Expectation['source'];
	readonly outcome: 'passed' | 'failed' | 'skipped';
	/** The failure is expected, so that it decides nothing. */
	readonly known: boolean;
	readonly expected: string;
	/** What came instead; of what was skipped, why. */
	readonly received: string;
	/** More facts, each with its name, for one line each. */
	readonly facts: readonly Fact[];
	/** How it is repeated, or what was sent. */
	readonly evidence: Evidence;
	readonly durationMs?: number;
}

export type Fact = readonly [name: string, words: string];

/** A text of several lines that shows what the entry is about. */
export interface Evidence {
	/** Its name in one word. */
	readonly name: string;
	readonly text: string;
	/** The language of a fenced block. */
	readonly language: string;
	/** More of it for a page that has the room. */
	readonly besides?: readonly Fact[];
}

/** A report as every reporter tells it, whether it is of a receiver or of a sender. */
export interface Account {
	/** What was judged. */
	readonly subject: string;
	/** How it was judged. */
	readonly facts: readonly string[];
	readonly profile: Profile;
	readonly failOn: FailOn;
	readonly verdict: 'pass' | 'fail' | 'incomplete';
	/** The verdict in one line. */
	readonly verdictWords: string;
	/** Why it is incomplete, and what is missing then. */
	readonly incomplete?: { readonly check: string; readonly reason: string };
	readonly words: AccountWords;
	readonly areas: Readonly<Record<string, string>>;
	readonly entries: readonly Entry[];
	/** What decides besides the entries. */
	readonly alarms: readonly { readonly name: string; readonly words: string }[];
	readonly notes: readonly string[];
	/** What happened, step by step, where that is worth telling. */
	readonly course: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}

/** What the entries of an account are called. */
export interface AccountWords {
	readonly one: string;
	readonly many: string;
	/** What an entry's title says. */
	readonly title: string;
	readonly skipped: string;
}

/** Whether an entry decides that the subject fails. */
export function isDeciding({ outcome, known, level }: Entry, failOn: FailOn): boolean {
	return outcome === 'failed' && !known && decides(level, failOn);
}

/** Everything that failed and was not known, the gravest level first. */
export function findings({ entries }: Account): Entry[] {
	return levels.flatMap((level) =>
		entries.filter(({ outcome, known, level: one }) => outcome === 'failed' && !known && one === level),
	);
}

/** How many entries of each level passed, failed, were skipped. */
export function counts({ entries }: Account): Record<Level, Record<Entry['outcome'], number>> {
	const result = { MUST: noCounts(), SHOULD: noCounts(), INFO: noCounts() };
	for (const { level, outcome } of entries) result[level][outcome] += 1;
	return result;
}

function noCounts(): Record<Entry['outcome'], number> {
	return { passed: 0, failed: 0, skipped: 0 };
}
