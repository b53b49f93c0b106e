import { type Problem, problemMediaType } from '@ivr-activity/contract';

/** A problem as the answer of its status. */
export function problemResponse(problem: Problem): Response {
	const body = new TextEncoder().encode(JSON.stringify(problem));
	const headers = { 'content-type': problemMediaType, 'content-length': String(body.byteLength) };
	return new Response(body, { status: problem.status, headers });
}
