import type { Advice, ProblemError, ProblemSlug, ReportCell } from '@ivr-activity/contract';

/** What became of a request: its message was accepted, or the kind of problem that it was answered. */
export type Verdict = 'accepted' | ProblemSlug;

/** How the bytes of a repeat compare with those of the attempt before it. */
export type Repeat = 'same bytes' | 'other bytes';

/** What the journal says of a request in one line. */
export interface JournalSummary {
	/** The entry's own id, such as `entry-12`. */
	readonly entry: string;
	/** When the request came, as ISO 8601 in UTC. */
	readonly receivedAt: string;
	readonly method: string;
	/** The path, or `…` for one that receives no messages. */
	readonly path: string;
	/**
	 * The HTTP status of the answer; that of an accepted message is 202 unless the request preferred another or a fault struck.
	 * 0 when a fault left the request without an answer.
	 */
	readonly status: number;
	readonly verdict: Verdict;
	/** How long it took to make the answer, in milliseconds. */
	readonly durationMs: number;
	/** The size of the body; null when it was not read to its end. */
	readonly bodyBytes: number | null;
	/** `id`, `body.callId` and `serviceIdentifier` of the message, cut after 256 characters; null when there is none. */
	readonly messageId: string | null;
	readonly callId: string | null;
	readonly service: string | null;
	/** Which attempt of this message id it is, counted from 1 while an earlier one is in the journal. */
	readonly attempt: number;
	/** Null for a first attempt. */
	readonly repeat: Repeat | null;
	/** The name of the fault that struck, such as `status-503`. */
	readonly fault: string | null;
	/** What an answer that was made like the platform's does not tell the sender. */
	readonly untold: string | null;
	/** How many faults and pieces of advice there are. */
	readonly errorCount: number;
	readonly adviceCount: number;
}

/** A request as the journal keeps it. */
export interface JournalEntry extends JournalSummary {
	/** What makes the message invalid. */
	readonly errors: readonly ProblemError[];
	/** What is valid and still wrong. */
	readonly advice: readonly Advice[];
	/** The message, masked unless the journal reveals; null when it is no JSON, was not read, or is too large to keep. */
	readonly message: unknown;
	/** Whether personal data and what the contract does not know gave way to `***` in the message. */
	readonly masked: boolean;
	/** Whether the message was left out because of its size. */
	readonly tooLarge: boolean;
	/** The row of the IVR Detail Report that an accepted message should become, from the message as it stands here. */
	readonly reportRow: readonly ReportCell[] | null;
}

/** One of the attempts to send a message. */
export type JournalAttempt = Pick<JournalSummary, 'entry' | 'receivedAt' | 'attempt' | 'status' | 'verdict' | 'repeat'>;

/** Keeps of an entry what one line says. */
export function summaryOf({ errors, advice, message, masked, tooLarge, reportRow, ...summary }: JournalEntry): JournalSummary {
	return summary;
}

/** Keeps of an entry what tells attempts apart. */
export function attemptOf({ entry, receivedAt, attempt, status, verdict, repeat }: JournalEntry): JournalAttempt {
	return { entry, receivedAt, attempt, status, verdict, repeat };
}
