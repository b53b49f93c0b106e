import { knownPointer, mask, type Problem, type ProblemError } from '@ivr-activity/contract';

/** What the journal is told of a message. */
export interface KeptMessage {
	readonly message: unknown;
	readonly messageId: string | null;
	readonly callId: string | null;
	readonly service: string | null;
}

/** Identifiers are cut to as many characters. */
export const identifierLength = 256;

/** The members of a message that the journal is searched by, and the message as it may be shown. */
export function keptMessage(message: unknown, reveal: boolean): KeptMessage {
	return {
		message: reveal ? message : mask(message),
		messageId: identifier(message, 'id'),
		callId: identifier(message, 'body', 'callId'),
		service: identifier(message, 'header', 'channelData', 'serviceIdentifier'),
	};
}

/** The value of a body that was refused, if it is JSON. */
export function refusedMessage(bytes: Uint8Array, problem: Problem): unknown {
	if (problem.errors?.some(({ code }) => code === 'json')) return undefined;
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return undefined;
	}
}

/** Names that the contract does not know are the sender's own words. */
export function shownPointers<T extends Pick<ProblemError, 'pointer'>>(found: readonly T[], reveal: boolean): T[] {
	const isShown = (pointer: string) => reveal && pointer.length <= identifierLength;
	return found.map((one) => (isShown(one.pointer) ? one : { ...one, pointer: knownPointer(one.pointer) }));
}

function identifier(message: unknown, ...names: string[]): string | null {
	let value = message;
	for (const name of names) {
		if (typeof value !== 'object' || value === null) return null;
		value = (value as Record<string, unknown>)[name];
	}
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const text = String(value);
	return text.length > identifierLength ? `${text.slice(0, identifierLength)}…` : text;
}
