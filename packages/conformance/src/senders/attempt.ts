import type { Answer } from './answer.ts';

/** One request of a sender as it arrived, or what arrived in its place. Times are milliseconds of one steady clock. */
export interface Attempt {
	readonly arrivedAt: number;
	/** When the answer was written out, or the connection was broken in its place. */
	answeredAt?: number;
	/** What it was answered. */
	answer?: Answer;
	/** Absent when the connection was broken before anything was read, and when it is no HTTP. */
	readonly request?: CapturedRequest;
	/** Why it is no HTTP: a code of the parser. */
	readonly malformed?: string;
}

/** The request, byte by byte where bytes matter. */
export interface CapturedRequest {
	readonly method: string;
	/** The path and query as they were sent. */
	readonly target: string;
	readonly httpVersion: string;
	/** Names in lower case, in the order of sending, repeated ones too. */
	readonly headers: readonly (readonly [name: string, value: string])[];
	/** Without the framing of chunks; empty beyond the largest body that is kept. */
	readonly body: Buffer;
	/** How many bytes the body has. */
	readonly bodyBytes: number;
	/** The body ended before its length was reached. */
	readonly isCut: boolean;
	/** Bytes followed that belong to no request: the length is smaller than the body. */
	hasExtraBytes?: boolean;
}

/** The values of a header field, in the order of sending. */
export function valuesOf({ headers }: CapturedRequest, name: string): string[] {
	return headers.filter(([one]) => one === name).map(([, value]) => value);
}
