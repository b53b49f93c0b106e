import type { ProblemError } from '@ivr-activity/contract';

const listed = 10;

/** The errors as lines of an error's message, the first ten of them. */
export function errorList(errors: readonly ProblemError[]): string {
	const lines = errors.slice(0, listed).map(({ pointer, message }) => `\n  ${pointer || 'the message'} ${message}`);
	const more = errors.length - lines.length;
	return lines.join('') + (more > 0 ? `\n  and ${more} more` : '');
}
