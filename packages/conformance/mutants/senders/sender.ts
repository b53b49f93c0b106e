import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { mediaType, method, path } from '@ivr-activity/contract';
import { type RawAnswer, sendRaw } from '../../test/senders/raw-sender.ts';
import { message } from './message.ts';

/** One request before it is written out. */
export interface Head {
	readonly method: string;
	readonly target: string;
	readonly version: string;
	readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What a sender is made of. A mutant has one part in another way. */
export interface Parts {
	/** How many messages it sends in one run, one after the other. */
	readonly messages: () => number;
	readonly id: () => string;
	/** The body of an attempt, from 0. */
	readonly body: (id: string, attempt: number) => Buffer;
	readonly head: (base: URL, body: Buffer, attempt: number) => Head;
	/** The bytes that are written, head and body. */
	readonly bytes: (head: Head, body: Buffer) => Buffer;
	readonly timeoutMs: number;
	readonly mostAttempts: number;
	/** Nothing more is sent after this answer. */
	readonly isFinal: (answer: RawAnswer, attempt: number) => boolean;
	/** How long Retry-After asks to wait, in milliseconds; NaN where it is not understood. */
	readonly askedMs: (retryAfter: string) => number;
	readonly pauseMs: (attempt: number) => number;
	/** What is done with an answer besides. */
	readonly heed: (answer: RawAnswer, again: (target: string, method?: string) => Promise<unknown>) => Promise<unknown>;
	/** What is done at the end. */
	readonly end: (signal: AbortSignal) => Promise<unknown>;
	/** The end of the connection is told with the last byte. */
	readonly endsEarly: boolean;
	/** So many copies of an attempt are sent at once. */
	readonly atOnce: number;
}

/** A sender as it should be. */
export const soundParts: Parts = {
	messages: () => 1,
	id: randomUUID,
	body: (id) => Buffer.from(JSON.stringify({ ...message, id })),
	head: ({ pathname, host }, body) => ({
		method,
		target: `${pathname}${path}`,
		version: 'HTTP/1.1',
		fields: [
			['host', host],
			['content-type', mediaType],
			['content-length', String(body.length)],
		],
	}),
	bytes: (head, body) => Buffer.concat([Buffer.from(headText(head)), body]),
	timeoutMs: 8000,
	mostAttempts: 8,
	isFinal: ({ status }) => status !== undefined && status < 500 && status !== 429,
	askedMs: (text) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()),
	pauseMs: (attempt) => Math.min(150 * 2 ** attempt, 1000),
	heed: async () => {},
	end: async () => {},
	endsEarly: false,
	atOnce: 1,
};

/** The head of a request as it is written. */
export function headText({ method: name, target, version, fields }: Head): string {
	return [`${name} ${target} ${version}`, ...fields.map(([field, value]) => `${field}: ${value}`), '\r\n'].join('\r\n');
}

/** Sends one message as the parts say and ends. */
export async function sendMessage(parts: Parts, baseUrl: string, signal: AbortSignal): Promise<void> {
	for (let left = parts.messages(); left > 0; left -= 1) await deliver(parts, new URL(baseUrl), signal);
	await parts.end(signal);
}

async function deliver(parts: Parts, base: URL, signal: AbortSignal): Promise<void> {
	const id = parts.id();
	for (let attempt = 0; attempt < parts.mostAttempts && !signal.aborted; attempt += 1) {
		const body = parts.body(id, attempt);
		const head = parts.head(base, body, attempt);
		const send = (one: Head) => sendRaw(base, parts.bytes(one, body), { timeoutMs: parts.timeoutMs, endEarly: parts.endsEarly });
		const [answer = {}] = await Promise.all(Array.from({ length: parts.atOnce }, () => send(head)));
		await parts.heed(answer, (target, name = head.method) => send({ ...head, target, method: name }));
		if (parts.isFinal(answer, attempt) || attempt + 1 === parts.mostAttempts) return;
		const asked = answer.retryAfter === undefined ? 0 : parts.askedMs(answer.retryAfter);
		await delay(Math.max(parts.pauseMs(attempt), asked || 0), undefined, { signal }).catch(() => {});
	}
}
