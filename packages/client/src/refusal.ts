import type { AnswerError } from './errors/answer-error.ts';
import { AuthorizationError } from './errors/authorization-error.ts';
import { BadRequestError } from './errors/bad-request-error.ts';
import { BodyTooLargeError } from './errors/body-too-large-error.ts';
import { RedirectError } from './errors/redirect-error.ts';
import { TooManyRequestsError } from './errors/too-many-requests-error.ts';
import { UnexpectedStatusError } from './errors/unexpected-status-error.ts';
import { UnsupportedMediaTypeError } from './errors/unsupported-media-type-error.ts';
import { problemErrors } from './problem-errors.ts';
import { retryAfterMs } from './retry/retry-after.ts';
import type { Answer } from './transport/transport.ts';

/** The error for an answer that is not a 2xx. */
export function refusalOf(url: string, answer: Answer): AnswerError {
	const response = answer.toResponse();
	switch (answer.status) {
		// A browser shows a redirect as status 0, without saying where it points.
		case 0:
		case 301:
		case 302:
		case 303:
		case 307:
		case 308:
			return new RedirectError(url, response, locationOf(url, answer.headers));
		case 400:
			return new BadRequestError(url, response, problemErrors(answer));
		case 401:
		case 403:
			return new AuthorizationError(url, response);
		case 413:
			return new BodyTooLargeError(url, response);
		case 415:
			return new UnsupportedMediaTypeError(url, response);
		case 429:
			return new TooManyRequestsError(url, response, retryAfterMs(answer.headers.get('retry-after'), Date.now()));
		default:
			return new UnexpectedStatusError(url, response);
	}
}

/** Without query and credentials: a login page's address often holds a secret. */
function locationOf(url: string, headers: Headers): string | undefined {
	const location = URL.parse(headers.get('location') ?? '', url);
	if (!headers.has('location') || location === null || !location.protocol.startsWith('http')) return undefined;
	return location.origin + location.pathname;
}
