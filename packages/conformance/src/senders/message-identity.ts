import type { CapturedRequest } from './attempt.ts';
import { decodedBody } from './decoded-body.ts';

/** What tells one message from another. */
export interface MessageIdentity {
	/** The `id`, as JSON. */
	readonly id: string | undefined;
	/** The call that it is about, as JSON. */
	readonly callId: string | undefined;
	/** Everything else, or the whole body where it is no JSON. */
	readonly rest: string;
}

/** The identity of the message of a request. */
export function identityOf(request: CapturedRequest): MessageIdentity {
	const message = jsonOf(decodedBody(request).text);
	if (typeof message !== 'object' || message === null || Array.isArray(message)) {
		return { id: undefined, callId: undefined, rest: request.body.toString('base64') };
	}
	const { id, ...others } = message as { id?: unknown; header?: unknown; body?: unknown };
	return { id: JSON.stringify(id), callId: callIdOf(others.body), rest: JSON.stringify(others) };
}

function callIdOf(body: unknown): string | undefined {
	const callId = typeof body === 'object' && body !== null && 'callId' in body ? body.callId : undefined;
	return callId === '' || callId === null ? undefined : JSON.stringify(callId);
}

function jsonOf(text = ''): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		return undefined;
	}
}
