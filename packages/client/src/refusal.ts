import type { AnswerError } from './errors/answer-error.ts';
import { AuthorizationError } from './errors/authorization-error.ts';
import { BadRequestError } from './errors/bad-request-error.ts';
import { BodyTooLargeError } from './errors/body-too-large-error.ts';
import { RedirectError } from './errors/redirect-error.ts';
import { TooManyRequestsError } from './errors/too-many-requests-error.ts';
import { UnexpectedStatusError } from './errors/unexpected-status-error.ts';
import { UnsupportedMediaTypeError } from './errors/unsupported-media-type-error.ts';
import { problemErrors } from './problem-errors.ts';
import type { Answer } from './transport/transport.ts';

/** The error for an answer that is not a 2xx. */
export function refusalOf(url: string, answer: Answer): AnswerError {
	switch (answer.head.status) {
		// A browser shows a redirect as status 0, without saying where it points.
		case 0:
		case 301:
		case 302:
		case 303:
		case 307:
		case 308:
			return new RedirectError(url, answer, locationOf(url, answer.head.headers));
		case 400:
			return new BadRequestError(url, answer, problemErrors(answer));
		case 401:
			return new AuthorizationError(url, answer, 'no valid token');
		case 403:
			return new AuthorizationError(url, answer, 'no permission');
		case 404:
			return new UnexpectedStatusError(url, answer, 'check baseUrl');
		case 413:
			return new BodyTooLargeError(url, answer, 'message too large');
		case 415:
			return new UnsupportedMediaTypeError(url, answer, 'takes no JSON, check baseUrl');
		case 429:
			return new TooManyRequestsError(url, answer, 'too many messages');
		default:
			return new UnexpectedStatusError(url, answer, 'not accepted');
	}
}

/** Without query and credentials: a login page's address often holds a secret. */
function locationOf(url: string, headers: Headers): string | undefined {
	const location = URL.parse(headers.get('location') ?? 'none:', url);
	return location?.protocol.startsWith('http') ? location.origin + location.pathname : undefined;
}
