import type { ProblemError } from '@ivr-activity/contract';

const listed = 10;

/** How many errors there are, and the first ten of them as lines, for the end of an error's message. */
export function errorList(errors: readonly ProblemError[]): string {
	const lines = errors.slice(0, listed).map(({ pointer, message }) => `\n  ${pointer || 'the message'} ${message}`);
	return `errors: ${errors.length}${lines.join('')}`;
}
