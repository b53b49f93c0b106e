import { method } from '@ivr-activity/contract';

/** Whether a browser asks if it may send the request that it has in mind (Fetch standard, CORS preflight). */
export function isPreflight(request: Request): boolean {
	return request.method === 'OPTIONS' && request.headers.has('origin') && request.headers.has('access-control-request-method');
}

/** Allows what a preflight asks for: a mock has nothing to protect. */
export function answerPreflight(request: Request): Response {
	const headers = new Headers({ 'access-control-allow-methods': method, vary: 'access-control-request-headers' });
	const asked = request.headers.get('access-control-request-headers');
	if (asked !== null) headers.set('access-control-allow-headers', asked);
	return new Response(null, { status: 204, headers });
}

/** Lets every web page read an answer; a network error is none. */
export function openToAllOrigins(response: Response): Response {
	if (response.type === 'error') return response;
	response.headers.set('access-control-allow-origin', '*');
	response.headers.set('access-control-expose-headers', '*');
	return response;
}
