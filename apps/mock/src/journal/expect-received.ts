import type { RecordingJournal } from './journal.ts';
import type { JournalEntry, Verdict } from './journal-entry.ts';

/** Which message is expected; a member that is left out fits every message. */
export interface Expected {
	/** The message's `id`. */
	readonly id?: string | number;
	/** The message's `body.callId`. */
	readonly callId?: string | number;
	/** The message's `serviceIdentifier`: the number dialled. */
	readonly service?: string | number;
	/** What became of it; `accepted` unless another verdict is named. */
	readonly verdict?: Verdict;
	/** The status that it was answered. */
	readonly status?: number;
	/** How many are due, not more and not fewer; at least one when it is left out. 0 asserts that none has come so far. */
	readonly count?: number;
	/** How long to wait, in milliseconds; 1000 unless another time is named. */
	readonly timeoutMs?: number;
}

/** An expected message has not come, or too many have. Its message names no personal data. */
export class NotReceivedError extends Error {
	override readonly name = 'NotReceivedError';
	/** What was received instead, newest last. */
	readonly received: readonly JournalEntry[];

	constructor(message: string, received: readonly JournalEntry[]) {
		super(message);
		this.received = received;
	}
}

/** As many entries are listed when an expectation fails. */
const listed = 10;

/** Waits for messages by the journal's own news, so that nothing is polled. */
export function expectReceived(journal: RecordingJournal, expected: Expected): Promise<JournalEntry[]> {
	assertExpected(expected);
	const { count, timeoutMs = 1000 } = expected;
	return new Promise((resolve, reject) => {
		const stop = journal.subscribe(() => look());
		const timer = setTimeout(() => fail(`within ${timeoutMs} ms`), timeoutMs);
		const end = () => {
			clearTimeout(timer);
			stop();
		};
		const fail = (when: string) => {
			end();
			const entries = journal.entries();
			reject(new NotReceivedError(explain(expected, when, entries), entries));
		};
		const look = () => {
			const fitting = journal.entries().filter((entry) => fits(entry, expected));
			if (count !== undefined && fitting.length > count) return fail('and no more');
			if (fitting.length < (count ?? 1)) return;
			end();
			resolve(fitting);
		};
		look();
	});
}

function fits(entry: JournalEntry, { id, callId, service, verdict = 'accepted', status }: Expected): boolean {
	const same = (wanted: string | number | undefined, found: string | null) => wanted === undefined || String(wanted) === found;
	return (
		same(id, entry.messageId) &&
		same(callId, entry.callId) &&
		same(service, entry.service) &&
		entry.verdict === verdict &&
		(status === undefined || status === entry.status)
	);
}

function assertExpected({ count, timeoutMs }: Expected): void {
	if (count !== undefined && !(Number.isSafeInteger(count) && count >= 0)) throw new TypeError('count must be 0 or more.');
	if (timeoutMs !== undefined && !(timeoutMs >= 0)) throw new TypeError('timeoutMs must be 0 or more.');
}

function explain(expected: Expected, when: string, entries: readonly JournalEntry[]): string {
	const fitting = entries.filter((entry) => fits(entry, expected)).length;
	const head = `Expected ${describe(expected)} ${when}, and ${fitting === 0 ? 'none' : fitting} came.`;
	if (entries.length === 0) return `${head} Nothing was received at all.`;
	const left = entries.length > listed ? ` (the last ${listed} of ${entries.length})` : '';
	return [`${head} What was received${left}:`, ...entries.slice(-listed).map(line)].join('\n');
}

function describe({ count, verdict = 'accepted', timeoutMs, ...members }: Expected): string {
	const number = count === undefined ? 'a message' : count === 1 ? '1 message' : `${count} messages`;
	const named = Object.entries(members).filter(([, value]) => value !== undefined);
	return [number, `(${verdict})`, ...named.map(([name, value]) => `${name}=${value}`)].join(' ');
}

function line(entry: JournalEntry): string {
	const ids = Object.entries({ id: entry.messageId, callId: entry.callId, service: entry.service });
	const errors = entry.errors.slice(0, listed).map(({ code, pointer }) => `${code} ${pointer || '(the whole message)'}`);
	return [
		` ${entry.status} ${entry.verdict}`,
		...ids.filter(([, value]) => value !== null).map(([name, value]) => `${name}=${oneLine(value ?? '')}`),
		...(entry.attempt > 1 ? [`attempt ${entry.attempt}, ${entry.repeat}`] : []),
		...(errors.length > 0 ? [`errors: ${errors.join(', ')}`] : []),
	].join(' ');
}

function oneLine(text: string): string {
	return text.replace(/[^\x20-\x7e]/g, '?');
}
