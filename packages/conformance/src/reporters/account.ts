import type { Profile } from '@ivr-activity/contract';
import type { Expectation, Level } from '../cases.ts';
import { decides, type FailOn, levels } from '../report.ts';

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
	/** What does not hold when the judge could not judge, and why. */
	readonly incomplete?: { readonly check: string; readonly reason: string };
	readonly terms: Terms;
	readonly areas: Readonly<Record<string, string>>;
	readonly entries: readonly Entry[];
	/** What decides besides the entries. */
	readonly alarms: readonly { readonly id: string; readonly words: string }[];
	readonly notes: readonly string[];
	/** What happened, step by step, where that is worth telling. */
	readonly course: readonly { readonly heading: string; readonly steps: readonly string[] }[];
}

/** What the entries of an account are called. */
export interface Terms {
	readonly one: string;
	readonly many: string;
	/** What their titles say. */
	readonly title: string;
	readonly skipped: string;
	/** What is said of one that was not skipped, and of several. */
	readonly wasJudged: string;
	readonly wereJudged: string;
}

/** One thing that was judged, in words. */
export interface Entry {
	readonly id: string;
	readonly area: string;
	readonly title: string;
	readonly level: Level;
	readonly source: Expectation['source'];
	readonly outcome: 'passed' | 'failed' | 'skipped';
	/** The failure is expected, so that it decides nothing. */
	readonly isKnown: boolean;
	readonly expected: string;
	/** What came instead; of what was skipped, why. */
	readonly received: string;
	/** More facts by name, in one line each. */
	readonly facts: readonly Fact[];
	/** What shows it: how it is repeated, or what was sent. */
	readonly evidence?: Evidence;
	readonly durationMs?: number;
}

export type Fact = readonly [name: string, words: string];

/** A text that shows what an entry is about. */
export interface Evidence {
	readonly name: string;
	readonly heading: string;
	readonly text: string;
	/** The language of the text, for a block of code. */
	readonly language: string;
	/** More texts by heading, for a page that has the room. */
	readonly besides: readonly Fact[];
}

/** Whether an entry decides that the subject fails. */
export function isDecidingEntry({ outcome, isKnown, level }: Entry, failOn: FailOn): boolean {
	return outcome === 'failed' && !isKnown && decides(level, failOn);
}

/** Everything that failed and was not expected to, the gravest level first. */
export function findingsIn({ entries }: Pick<Account, 'entries'>): Entry[] {
	return levels.flatMap((level) => entries.filter((one) => one.outcome === 'failed' && !one.isKnown && one.level === level));
}

/** How many entries were skipped, one sentence for each reason. */
export function skipNotes(entries: readonly Pick<Entry, 'outcome' | 'received'>[], { one, many, skipped }: Terms): string[] {
	const counts = new Map<string, number>();
	for (const { outcome, received } of entries) {
		if (outcome === 'skipped') counts.set(received, (counts.get(received) ?? 0) + 1);
	}
	return [...counts].map(([reason, count]) => {
		return `${count} ${count === 1 ? `${one} was` : `${many} were`} ${skipped}: ${reason.replace(/\.$/, '')}.`;
	});
}
