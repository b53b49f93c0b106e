import type { ProblemError } from '@ivr-activity/contract';
import type { Answer } from './transport/transport.ts';

/**
 * The errors of a problem document (RFC 9457) as this contract's receivers answer it; none for any other body.
 *
 * Other problem documents are left alone: only those of this contract promise not to repeat values of the message.
 */
export function problemErrors({ head, body }: Answer): ProblemError[] {
	if (!/^application\/problem\+json\b/i.test(head.headers.get('content-type') ?? '')) return [];
	try {
		const { type, errors } = JSON.parse(new TextDecoder().decode(body));
		return type.startsWith('urn:ivr-activity:problem:') ? errors.flatMap(asProblemError) : [];
	} catch {
		// It is cut off, or of another shape.
		return [];
	}
}

/** The error without what the contract does not know of it; none when it is of another shape. */
function asProblemError(value: Partial<ProblemError> | null): ProblemError[] {
	const { pointer, code, message } = value ?? {};
	return typeof pointer === 'string' && typeof code === 'string' && typeof message === 'string'
		? [{ pointer, code, message }]
		: [];
}
