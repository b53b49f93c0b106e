/** One request, ready to be sent as it is: a transport adds nothing and follows no redirect. */
export interface TransportRequest {
	readonly url: string;
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	/** The message as JSON, the same text in every attempt. */
	readonly body: string;
	/** The number of this attempt at the message, from 1. */
	readonly attempt: number;
	/** Aborted when nobody waits for the answer any longer; each request has its own. */
	readonly signal: AbortSignal;
}

/** An answer whose body has been read, so that its connection is free again. */
export interface Answer {
	/** What came before the body. A `Response` is one. */
	readonly head: Pick<Response, 'status' | 'statusText' | 'headers'>;
	/** The start of the body, at most 64 KiB, its content encoding undone. */
	readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Sends one request and reads the answer.
 *
 * It rejects with the signal's reason when that is aborted before the answer came, and with anything else when none
 * came. Once there is a status it always resolves: a body that is late, endless or cut off changes nothing about it.
 */
export type Transport = (request: TransportRequest) => Promise<Answer>;
