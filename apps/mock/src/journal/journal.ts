import { type Advice, type ProblemError, reportRow } from '@ivr-activity/contract';
import { type Expected, expectReceived } from './expect-received.ts';
import { fingerprint } from './fingerprint.ts';
import { attemptOf, type JournalAttempt, type JournalEntry, type JournalSummary, type Verdict } from './journal-entry.ts';
import { identifierLength, keptMessage, shownPointers } from './kept-message.ts';

/** What a mock received, in the order in which it was answered. */
export interface Journal {
	/** The entries that are kept, oldest first. */
	entries(): JournalEntry[];
	/** Forgets every entry. */
	clear(): void;
	/**
	 * Waits until a message has come that fits, which is at once when it is already there.
	 * @returns the entries that fit, oldest first
	 * @throws NotReceivedError that says what was received instead, without personal data, when none has come in time or more
	 *   have come than `count`
	 * @example
	 * await mock.journal.expectReceived({ callId: '1234', count: 1 });
	 */
	expectReceived(expected?: Expected): Promise<JournalEntry[]>;
}

/** A request that was answered. */
export interface Answered {
	readonly receivedAt: number;
	readonly durationMs: number;
	readonly method: string;
	readonly path: string;
	readonly status: number;
	readonly verdict: Verdict;
	readonly errors: readonly ProblemError[];
	readonly advice: readonly Advice[];
	readonly fault?: string;
	readonly untold?: string;
	/** The body; absent when it was not read to its end. */
	readonly bytes?: Uint8Array;
	/** What the body says; undefined when it is no JSON. */
	readonly message: unknown;
}

/** What a journal keeps. */
export interface JournalOptions {
	/** Shows personal data and what the contract does not know. */
	readonly reveal?: boolean;
	/** As many entries are kept; a new one then takes the place of the oldest. */
	readonly maxEntries?: number;
	/** All entries together take as many bytes at most; the oldest give way. */
	readonly maxBytes?: number;
}

/** An entry takes as many bytes at most; a message that takes more is left out. */
const maxEntryBytes = 1_048_576;

/** An entry as text, which takes the memory that it says and no more. */
interface Kept {
	readonly entry: string;
	readonly text: string;
	readonly messageId: string | null;
	readonly attempt: number;
	readonly print: string | undefined;
}

/** The journal of one mock, bounded in its entries and in their size. */
export class RecordingJournal implements Journal {
	readonly reveal: boolean;
	readonly #maxEntries: number;
	readonly #maxBytes: number;
	readonly #kept = new Map<string, Kept>();
	readonly #byMessage = new Map<string, Kept[]>();
	readonly #listeners = new Set<(change: JournalEntry | 'cleared') => void>();
	#bytes = 0;
	#count = 0;

	constructor({ reveal = false, maxEntries = 1000, maxBytes = 33_554_432 }: JournalOptions = {}) {
		this.reveal = reveal;
		this.#maxEntries = maxEntries;
		this.#maxBytes = maxBytes;
	}

	entries(): JournalEntry[] {
		return Array.from(this.#kept.values(), read);
	}

	clear(): void {
		this.#kept.clear();
		this.#byMessage.clear();
		this.#bytes = 0;
		this.#tell('cleared');
	}

	expectReceived(expected: Expected = {}): Promise<JournalEntry[]> {
		return expectReceived(this, expected);
	}

	/** The entry of an id of its own, else the newest one of a message id; with every attempt of that message. */
	find(id: string): (JournalEntry & { readonly attempts: readonly JournalAttempt[] }) | undefined {
		const kept = this.#kept.get(id) ?? this.#byMessage.get(id)?.at(-1);
		if (kept === undefined) return undefined;
		const attempts = (kept.messageId === null ? undefined : this.#byMessage.get(kept.messageId)) ?? [kept];
		return { ...read(kept), attempts: attempts.map((attempt) => attemptOf(read(attempt))) };
	}

	/** Tells of every new entry, and of `clear`. Returns how to stop that. */
	subscribe(listener: (change: JournalEntry | 'cleared') => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Keeps a request that was answered. */
	record({ bytes, message, ...answered }: Answered): void {
		const { message: shown, ...ids } = keptMessage(message, this.reveal);
		const print = bytes === undefined ? undefined : fingerprint(bytes);
		const followed = ids.messageId !== null && ids.messageId.length <= identifierLength ? ids.messageId : null;
		const previous = followed === null ? undefined : this.#byMessage.get(followed)?.at(-1);
		const summary: JournalSummary = {
			entry: `entry-${++this.#count}`,
			receivedAt: new Date(answered.receivedAt).toISOString(),
			method: answered.method,
			path: answered.path,
			status: answered.status,
			verdict: answered.verdict,
			durationMs: Math.round(answered.durationMs * 1000) / 1000,
			bodyBytes: bytes?.byteLength ?? null,
			...ids,
			attempt: (previous?.attempt ?? 0) + 1,
			repeat: previous === undefined ? null : previous.print === print ? 'same bytes' : 'other bytes',
			fault: answered.fault ?? null,
			untold: answered.untold ?? null,
			errorCount: answered.errors.length,
			adviceCount: answered.advice.length,
		};
		const text = written(summary, {
			errors: shownPointers(answered.errors, this.reveal),
			advice: shownPointers(answered.advice, this.reveal),
			message: shown,
			masked: !this.reveal,
		});
		const kept: Kept = { entry: summary.entry, text, messageId: followed, attempt: summary.attempt, print };
		this.#keep(kept);
		if (this.#listeners.size > 0) this.#tell(read(kept));
	}

	#keep(kept: Kept): void {
		this.#kept.set(kept.entry, kept);
		this.#bytes += sizeOf(kept);
		if (kept.messageId !== null) {
			const attempts = this.#byMessage.get(kept.messageId);
			if (attempts === undefined) this.#byMessage.set(kept.messageId, [kept]);
			else attempts.push(kept);
		}
		while (this.#kept.size > this.#maxEntries || this.#bytes > this.#maxBytes) this.#forgetOldest();
	}

	#forgetOldest(): void {
		const [oldest] = this.#kept.values();
		if (oldest === undefined) return;
		this.#kept.delete(oldest.entry);
		this.#bytes -= sizeOf(oldest);
		if (oldest.messageId === null) return;
		const [, ...left] = this.#byMessage.get(oldest.messageId) ?? [];
		if (left.length > 0) this.#byMessage.set(oldest.messageId, left);
		else this.#byMessage.delete(oldest.messageId);
	}

	#tell(change: JournalEntry | 'cleared'): void {
		for (const listener of this.#listeners) listener(change);
	}
}

/** Two bytes a character is what text takes at most. */
function sizeOf({ text }: Kept): number {
	return 2 * text.length;
}

type Shown = Pick<JournalEntry, 'errors' | 'advice' | 'message' | 'masked'>;

function written(summary: JournalSummary, shown: Shown): string {
	try {
		const text = JSON.stringify({ ...summary, ...shown, message: shown.message ?? null, tooLarge: false });
		if (2 * text.length <= maxEntryBytes) return text;
	} catch {} // nested too deeply to be written
	return JSON.stringify({ ...summary, ...shown, message: null, tooLarge: true });
}

function read({ text }: Kept): JournalEntry {
	const entry: JournalEntry = JSON.parse(text);
	const becomesRow = entry.verdict === 'accepted' && entry.message !== null;
	return { ...entry, reportRow: becomesRow ? reportRow(entry.message) : null };
}
