import type { Problem } from '@ivr-activity/contract';
import {
	limits,
	mediaType,
	method,
	type ProblemSlug,
	type Profile,
	parse,
	path,
	problem,
	transportProblem,
} from '@ivr-activity/contract';

// Interim: the middleware's createReceiver takes this place.
export function createReceiver(options: { profile: Profile; onMessage(request: Request): Promise<Response> }) {
	return async (request: Request): Promise<Response> => {
		if (new URL(request.url).pathname !== path) return refuse('not-found');
		if (request.method !== method) return refuse('method-not-allowed', { allow: method });
		if (request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() !== mediaType) {
			return refuse('unsupported-media-type');
		}
		const bytes = new Uint8Array(await request.arrayBuffer());
		if (bytes.length > limits.bodyBytes) return refuse('body-too-large');
		const verdict = parse(bytes, options);
		if (!verdict.valid) return json(problem(verdict.errors, verdict.limit));
		return options.onMessage(request);
	};
}

function refuse(slug: ProblemSlug, headers: Record<string, string> = {}): Response {
	return json(transportProblem(slug), headers);
}

function json(body: Problem, headers: Record<string, string> = {}): Response {
	return new Response(JSON.stringify(body), {
		status: body.status,
		headers: { 'content-type': 'application/problem+json', ...headers },
	});
}
