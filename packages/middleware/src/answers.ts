import {
	method,
	type Problem,
	type ProblemSlug,
	problemMediaType,
	problems,
	statuses,
	transportProblem,
} from '@ivr-activity/contract';
import { discardRest } from './discard-rest.ts';

const statusesWithoutBody: readonly number[] = [204, 205, 304];

/** The answer to an accepted message. */
export function accepted(): Response {
	return new Response(null, { status: statuses.accepted, headers: { 'content-length': '0' } });
}

/** A problem as an answer. */
export function problemResponse(cause: Problem | ProblemSlug): Response {
	const { body, status, headers } = problemParts(typeof cause === 'string' ? transportProblem(cause) : cause);
	return new Response(body, { status, headers });
}

/**
 * The answer to a request whose body was not read to its end. The connection ends with it, and only after the client had a
 * chance to read it: a server that closes on a client which still sends resets the connection, and the answer is lost.
 */
export function refuse(problem: Problem, request: Request): Response {
	const { body, status, headers } = problemParts(problem);
	if (status === problems['method-not-allowed'].status) headers.set('allow', method);
	if (hasBody(request)) headers.set('connection', 'close');
	const rest = request.body?.locked ? null : request.body;
	return new Response(rest === null ? body : thenDiscard(body, rest), { status, headers });
}

/**
 * A handler's answer with its length told, so that no server picks its own way to send it.
 * @throws RangeError for `Response.error()` and the like, which cannot be sent
 */
export async function sized(answer: Response): Promise<Response> {
	const { status } = answer;
	if (status < 200 || status > 599) throw new RangeError(`onMessage returned a Response that cannot be sent: status ${status}.`);
	const body = new Uint8Array(await answer.arrayBuffer());
	const headers = new Headers(answer.headers);
	headers.delete('transfer-encoding');
	if (statusesWithoutBody.includes(status)) return new Response(null, { status, headers });
	headers.set('content-length', String(body.byteLength));
	if (body.byteLength > 0 && !headers.has('content-type')) headers.set('content-type', 'application/octet-stream');
	return new Response(body.byteLength > 0 ? body : null, { status, headers });
}

function problemParts(problem: Problem): { body: Uint8Array<ArrayBuffer>; status: number; headers: Headers } {
	const body = new TextEncoder().encode(JSON.stringify(problem));
	const headers = new Headers({ 'content-type': problemMediaType, 'content-length': String(body.byteLength) });
	return { body, status: problem.status, headers };
}

/** The contract's text names its own limit; a receiver may have another one. */
export function refusalProblem(slug: ProblemSlug, maxBodyBytes: number): Problem {
	if (slug !== 'body-too-large') return transportProblem(slug);
	return { ...transportProblem(slug), detail: problems[slug].detail.replace('{bodyBytes}', String(maxBodyBytes)) };
}

/** By its head: a Request of the method GET hides its body, and one made by a server may have an empty stream for none. */
function hasBody({ headers }: Request): boolean {
	return headers.has('transfer-encoding') || Number(headers.get('content-length')) > 0;
}

function thenDiscard(answer: Uint8Array<ArrayBuffer>, rest: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
	const left = new AbortController();
	return new ReadableStream<Uint8Array>(
		{
			start: (controller) => controller.enqueue(answer),
			async pull(controller) {
				await discardRest(rest, left.signal);
				if (!left.signal.aborted) controller.close();
			},
			cancel: () => left.abort(),
		},
		{ highWaterMark: 0 },
	);
}
