import { limits, type Problem, type ProblemSlug } from '@ivr-activity/contract';
import { refusalProblem, refuse } from './answers.ts';
import { reporter, tell } from './listeners.ts';

/** A request that was refused for what it is, as `onRefused` gets it. */
export interface Refused {
	/** What the sender is answered. */
	readonly problem: Problem;
	/** The body as it was received; absent when the request was refused before its body was read to the end. */
	readonly bytes?: Uint8Array<ArrayBuffer>;
	/** The request, for its URL and headers. */
	readonly request: Request;
}

/** What is told of refused requests, and to whom. */
export interface RefusalOptions {
	readonly onRefused?: (refused: Refused) => void | Promise<void>;
	readonly onError: (error: unknown) => void;
	readonly maxBodyBytes?: number;
}

/** Makes the answer to a request whose body was not read to its end, and tells of it. */
export function refuseUnread({ onRefused, onError, maxBodyBytes = limits.bodyBytes }: RefusalOptions) {
	return (slug: ProblemSlug, request: Request): Response => {
		const problem = refusalProblem(slug, maxBodyBytes);
		const answer = refuse(problem, request);
		if (onRefused !== undefined) void tell(() => onRefused({ problem, request }), reporter(onError));
		return answer;
	};
}
