import type { Advice } from './advise.ts';

/** Which schema a message is judged by: what a client should send, or what a receiver accepts that must lose nothing. */
export type Profile = 'strict' | 'tolerant';

/** One fault of a message. Values are never echoed: they are personal data. */
export interface ValidationError {
	/** JSON pointer into the message; that of a missing member is the member's own path. Empty for the whole message. */
	readonly pointer: string;
	/** The keyword of JSON Schema that is broken, or `json` for text that is not JSON. */
	readonly code: string;
	/** What was expected, in the member's own terms; for text that is not JSON also where, what was found, and what to do. */
	readonly message: string;
	/** Where in the text the fault is, 1-based; only for text that is not JSON. */
	readonly line?: number;
	/** Where in the line the fault is, in UTF-16 code units, 1-based; only for text that is not JSON. */
	readonly column?: number;
	/** What to change, line by line; only for text with comments, such as the guide's sample as it is printed. */
	readonly changes?: readonly Change[];
}

/** One change that a text needs to become JSON, or to become a message with real values. */
export interface Change {
	/** The line of the text, 1-based. */
	readonly line: number;
	/** Where in the line the change begins, in UTF-16 code units, 1-based. */
	readonly column: number;
	/** What to change, in one phrase. */
	readonly message: string;
}

/** Why not every error is listed: the message was so large that only the first is sought, or there are too many. */
export type ErrorLimit = 'first' | 'cut';

/** The verdict on a message. */
export type Validation<T> =
	| { readonly valid: true; readonly value: T; readonly advice: readonly Advice[] }
	| { readonly valid: false; readonly errors: readonly ValidationError[]; readonly limit?: ErrorLimit };
