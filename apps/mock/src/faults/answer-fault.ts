import { basePath, path } from '@ivr-activity/contract';
import { plainProblem } from '../plain-problem.ts';
import { type Fault, faultName } from './fault.ts';

/**
 * The answer that a fault consists of: a network error (`Response.error()`, status 0) where none comes. Undefined for a fault
 * that lies in how the due answer is sent.
 */
export function answerOfFault(fault: Fault): Response | undefined {
	switch (fault.kind) {
		case 'status':
			return statusAnswer(fault.status, fault.retryAfter);
		case 'html':
			return htmlAnswer(fault.status);
		case 'redirect':
			return new Response(null, {
				status: fault.status,
				headers: { location: fault.location ?? basePath + path, 'content-length': '0' },
			});
		case 'reset':
		case 'timeout':
			return Response.error();
		default:
			return undefined;
	}
}

function statusAnswer(status: number, retryAfter: string | undefined): Response {
	const answer = plainProblem(status, `The fault ${faultName({ kind: 'status', status })} was asked for.`);
	if (retryAfter !== undefined) answer.headers.set('retry-after', retryAfter);
	return answer;
}

/** What a gateway in front of the platform sends where a client expects JSON. */
export function htmlAnswer(status: number): Response {
	const page = `<!doctype html>\n<html><head><title>${status}</title></head><body><h1>${status}</h1><p>The gateway could not answer.</p></body></html>\n`;
	return new Response(page, {
		status,
		headers: { 'content-type': 'text/html', 'content-length': String(page.length) },
	});
}
