import { type Advice, knownPointer, type ProblemSlug, type ValidationError } from '@ivr-activity/contract';

/**
 * What may be told of a request in a log: no value of the message but its id, and no name that the contract does not know.
 */
export interface RequestRecord {
	/**
	 * The HTTP status of the answer; that of an accepted message is 202 unless the request preferred another or a fault struck.
	 * 0 when a fault left the request without an answer.
	 */
	readonly status: number;
	/** What became of the request: accepted, a browser's question before its request, cut off unread, or the kind of problem. */
	readonly verdict: 'accepted' | 'preflight' | 'unread' | ProblemSlug;
	/** How long it took to make the answer, in milliseconds. */
	readonly durationMs: number;
	/** The id of an accepted message. */
	readonly messageId?: string;
	/** What makes the message invalid: keywords of JSON Schema and where. */
	readonly errors: readonly Finding[];
	/** What is valid and still wrong: codes of advice and where. */
	readonly advice: readonly Finding[];
	/** The name of the fault that struck, such as `status-503`. */
	readonly fault?: string;
	/** What the answer, made like the platform's, does not tell the sender. */
	readonly untold?: string;
}

/** A fault or a piece of advice. */
export interface Finding {
	readonly code: string;
	/** JSON pointer into the message, cut where it names what the contract does not know. */
	readonly pointer: string;
}

/** Keeps of errors or advice what may be logged. */
export function findings(found: readonly Pick<ValidationError | Advice, 'code' | 'pointer'>[]): Finding[] {
	return found.map(({ code, pointer }) => ({ code, pointer: knownPointer(pointer) }));
}

/** Keeps of a message's id what may be logged: it is text of the sender, and must not forge a line or flood the log. */
export function loggableId(id: string | number): string {
	const text = String(id).replace(/[^\x20-\x7e]/g, '?');
	return text.length > 64 ? `${text.slice(0, 64)}…` : text;
}

/** As many findings are listed in a line. */
const listed = 10;

/** One line on a request. */
export function formatRecord({ status, verdict, durationMs, messageId, errors, advice, fault, untold }: RequestRecord): string {
	const id = messageId === undefined ? [] : [`id=${messageId}`];
	const named = fault === undefined ? [] : [`fault=${fault}`];
	return [
		status === 0 ? '---' : String(status),
		verdict,
		...id,
		...named,
		`${durationMs.toFixed(1)} ms`,
		...formatFindings('errors', errors),
		...formatFindings('advice', advice),
		...(untold === undefined ? [] : [`untold: ${untold}`]),
	].join(' ');
}

function formatFindings(label: string, found: readonly Finding[]): string[] {
	if (found.length === 0) return [];
	const shown = found.slice(0, listed).map(({ code, pointer }) => `${code} ${pointer || '(the whole message)'}`);
	const rest = found.length > listed ? [`${found.length - listed} more`] : [];
	return [`${label}(${found.length}): ${[...shown, ...rest].join(', ')}`];
}
