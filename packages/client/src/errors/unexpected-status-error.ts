import { AnswerError } from './answer-error.ts';

/** Any other status, such as 404 from a wrong base URL or 503 from an ingress without a service behind it. */
export class UnexpectedStatusError extends AnswerError {
	override readonly name = 'UnexpectedStatusError';
}
