import { type IvrAggregatedActivity, knownPointer } from '@ivr-activity/contract';
import { parse } from '@ivr-activity/contract/strict';
import { AnswerError, BadRequestError, BodyTooLargeError, type Client, NetworkError, SendError, TimeoutError } from '../index.ts';
import type { Piece } from './read-input.ts';

/** What can be said of a fault or of advice without repeating the message. */
export interface Finding {
	readonly pointer: string;
	readonly code: string;
}

/** What became of one message. Nothing in it is of the caller. */
export interface Outcome {
	readonly outcome: 'accepted' | 'sent before' | 'refused' | 'gave up';
	/** Of the message; undefined when it cannot be read. */
	readonly id?: string | undefined;
	/** Of the last answer; undefined when none came. */
	readonly status?: number | undefined;
	readonly attempts: number;
	readonly errors: readonly Finding[];
	readonly advice: readonly Finding[];
	/** Why it was not accepted, in one sentence. */
	readonly reason?: string;
	/** The failure is about the target, so that the next message would have it too. */
	readonly stops?: boolean;
}

/** Makes clients that count their attempts. */
export interface CountingClient extends Pick<Client, 'send'> {
	/** At the latest message. */
	attempts(): number;
}

/** Judges one message and sends it. */
export async function outcomeOf(piece: Piece, client: CountingClient): Promise<Outcome> {
	const rejected = { outcome: 'refused', attempts: 0, errors: [], advice: [] } as const;
	if (piece.tooLarge) return { ...rejected, reason: 'It is larger than any receiver takes.' };
	const verdict = parse(piece.bytes);
	if (verdict.valid) return send(verdict.value, verdict.advice.map(finding), client);
	const [fault] = verdict.errors;
	if (fault?.code === 'json') {
		const line = piece.line + (fault.line ?? 1) - 1;
		return { ...rejected, errors: [finding(fault)], reason: `It is not JSON, from line ${line}, column ${fault.column ?? 1}.` };
	}
	return { ...rejected, id: idOf(piece), errors: verdict.errors.map(finding), reason: 'It breaks the contract.' };
}

async function send(message: IvrAggregatedActivity, advice: readonly Finding[], client: CountingClient): Promise<Outcome> {
	const { id } = message;
	try {
		const { status } = await client.send(message);
		return { outcome: 'accepted', id, status, attempts: client.attempts(), errors: [], advice };
	} catch (error) {
		if (!(error instanceof SendError)) throw error;
		return { id, attempts: client.attempts(), advice, ...failureOf(error) };
	}
}

function failureOf(error: SendError): Pick<Outcome, 'outcome' | 'status' | 'errors' | 'reason' | 'stops'> {
	const status = error instanceof AnswerError ? error.status : undefined;
	const errors = error instanceof BadRequestError ? error.errors.map(finding) : [];
	const ofMessage = error instanceof BadRequestError || error instanceof BodyTooLargeError;
	return {
		outcome: canPass(error) ? 'gave up' : 'refused',
		status,
		errors,
		// What a target says of a message can repeat it.
		reason: error instanceof BadRequestError ? `${error.url} answered 400: the message is not valid.` : error.message,
		stops: !ofMessage,
	};
}

function canPass(error: SendError): boolean {
	if (error instanceof NetworkError) return error.mayPass;
	if (error instanceof AnswerError) return error.status >= 500 || error.status === 408 || error.status === 429;
	return error instanceof TimeoutError;
}

function finding({ pointer, code }: Finding): Finding {
	return { pointer: knownPointer(pointer), code: /^[\w$-]{1,60}$/.test(code) ? code : '…' };
}

function idOf({ bytes }: Piece): string | undefined {
	const message: unknown = JSON.parse(new TextDecoder().decode(bytes));
	const id = typeof message === 'object' && message !== null && 'id' in message ? message.id : undefined;
	return typeof id === 'string' ? id : undefined;
}
