import { basePath } from '@ivr-activity/contract/operation';
import { AnswerError } from './answer-error.ts';

/** Any other status, such as 404 from a wrong base URL or 503 from an ingress without a service behind it. */
export class UnexpectedStatusError extends AnswerError {
	override readonly name = 'UnexpectedStatusError';

	constructor(url: string, response: Response) {
		super(url, meaning(response.status), response);
	}
}

function meaning(status: number): string {
	if (status === 404)
		return `nothing is there. Check the path of baseUrl: ${basePath} behind the ingress, none inside the cluster.`;
	if (status >= 500) return 'it could not process the message. Send it again later with the same id.';
	return 'the message was not accepted.';
}
