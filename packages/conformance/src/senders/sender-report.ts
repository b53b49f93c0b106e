import type { Profile } from '@ivr-activity/contract';
import type { Expectation, Level } from '../cases.ts';
import type { FailOn } from '../report.ts';

/** One thing that is looked at in a sender. */
export interface SenderCheck {
	/** Area and number, such as `BHV-008`: the same in every version. */
	readonly id: string;
	readonly area: string;
	/** What is due, in words. */
	readonly title: string;
	/** Who says so. Of a check that may fail in several places: the strongest of their sources. */
	readonly source: Expectation['source'];
	readonly level: Level;
}

/** What became of a check; of one that failed in several places, one for each. */
export interface SenderResult {
	readonly check: SenderCheck;
	/** The source and level of this very fault. */
	readonly source: Expectation['source'];
	readonly level: Level;
	/** JSON pointer to the fault; empty for the whole message. */
	readonly pointer: string;
	/** The broken keyword of JSON Schema, the code of an advice, or `http`. */
	readonly keyword: string;
	readonly outcome: 'passed' | 'failed' | 'skipped';
	/** What was due. */
	readonly expected: string;
	/** What was seen; of a check that was skipped, why. */
	readonly received: string;
	/** Where it was seen first. */
	readonly place?: SenderPlace;
	/** In how many requests more. */
	readonly more?: number;
}

/** A request of a scenario. */
export interface SenderPlace {
	readonly scenario: string;
	/** Which of its requests, from 1. */
	readonly request: number;
	/** The message as it may be shown. */
	readonly message?: string;
}

/** One request of a sender as a report tells it. */
export interface ToldRequest {
	/** Since the first request of the scenario, in milliseconds. */
	readonly atMs: number;
	readonly method?: string;
	readonly http?: string;
	readonly contentType?: string;
	readonly bytes?: number;
	/** How the length of the body is told. */
	readonly framing?: 'content-length' | 'chunked' | 'none';
	/** Why it could not be read. */
	readonly unreadable?: string;
	readonly answered: string;
}

/** What happened in a scenario. */
export interface ToldScenario {
	readonly name: string;
	readonly title: string;
	readonly requests: readonly ToldRequest[];
	/** How the sender that was started ended; absent where none was started. */
	readonly end?: string;
}

/** What a judge of a sender found out. */
export interface SenderReport {
	/** What was judged: the command, or where the judge listened. */
	readonly sender: string;
	readonly profile: Profile;
	readonly failOn: FailOn;
	/** `incomplete`: the sender could not be started, sent nothing to a judge that listened, or the judge was stopped. */
	readonly verdict: 'pass' | 'fail' | 'incomplete';
	/** Why it is incomplete. */
	readonly reason?: string;
	readonly scenarios: readonly ToldScenario[];
	/** By area and number. */
	readonly results: readonly SenderResult[];
}
