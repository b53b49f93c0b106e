import type { ProblemError } from '@ivr-activity/contract';
import { limits } from '@ivr-activity/contract/operation';
import type { Answer } from './transport/transport.ts';

/**
 * The errors of a problem document (RFC 9457) as this contract's receivers answer it; none for any other body.
 *
 * Other problem documents are left alone: only those of this contract promise not to repeat values of the message.
 */
export function problemErrors({ headers, body }: Answer): ProblemError[] {
	if (!/^application\/problem\+json *(;|$)/i.test(headers.get('content-type') ?? '')) return [];
	const problem = parsed(body);
	if (!isObject(problem) || !String(problem.type).startsWith('urn:ivr-activity:problem:')) return [];
	if (!Array.isArray(problem.errors)) return [];
	return problem.errors.filter(isProblemError).slice(0, limits.maxErrors).map(onlyKnownMembers);
}

function parsed(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(body));
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

function isProblemError(value: unknown): value is ProblemError {
	return isObject(value) && [value.pointer, value.code, value.message].every((member) => typeof member === 'string');
}

function onlyKnownMembers({ pointer, code, message }: ProblemError): ProblemError {
	return { pointer, code, message };
}
