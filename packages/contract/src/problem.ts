import { fillTemplate } from './fill-template.ts';
import { limits } from './generated/operation/limits.ts';
import { mediaType, method, path, problems } from './generated/operation/operation.ts';
import type { Problem } from './generated/types/openapi.ts';
import type { ErrorLimit, ValidationError } from './validation.ts';

/** The kind of problem: the end of its `type` URN. */
export type ProblemSlug = keyof typeof problems;

/**
 * The problem (RFC 9457) of a message that was refused for its content.
 * @param errors - what `validate` or `parse` found; one of code `json` makes it a `not-json` problem
 * @param limit - why not every error is listed, as `validate` and `parse` say it
 */
export function problem(errors: readonly ValidationError[], limit?: ErrorLimit): Problem {
	if (errors.some(({ code }) => code === 'json')) return { ...transportProblem('not-json'), errors: errors.map(publicPart) };
	const { status, title, detail, first, cut } = problems['invalid-message'];
	const places = errors.length === 1 ? 'one place' : `${errors.length} places`;
	const count = limit === undefined ? places : `at least ${places}`;
	const sentences = [detail.replace('{count}', count), ...(limit === 'first' ? [first] : []), ...(limit === 'cut' ? [cut] : [])];
	return { type: urn('invalid-message'), title, status, detail: fill(sentences.join(' ')), errors: errors.map(publicPart) };
}

/** The problem (RFC 9457) of a request that was refused before its content was judged, or that could not be processed. */
export function transportProblem(slug: ProblemSlug): Problem {
	const { status, title, detail } = problems[slug];
	return { type: urn(slug), title, status, detail: fill(detail) };
}

function urn(slug: ProblemSlug): string {
	return `urn:ivr-activity:problem:${slug}`;
}

function fill(template: string): string {
	return fillTemplate(template, { ...limits, path, method, mediaType });
}

function publicPart({ pointer, code, message }: ValidationError): { pointer: string; code: string; message: string } {
	return { pointer, code, message };
}
