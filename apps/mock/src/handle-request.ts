import { basePath, type Problem, type ProblemSlug, type Profile, path, problems, transportProblem } from '@ivr-activity/contract';
import { createReceiver, type Received } from '@ivr-activity/middleware';
import { answerPreflight, isPreflight, openToAllOrigins } from './cors.ts';
import type { AnswerNegotiator } from './negotiate-answer.ts';
import { problemResponse } from './problem-response.ts';
import { findings, loggableId, type RequestRecord } from './request-record.ts';

/** What the handler works with. */
export interface HandlerOptions {
	readonly profile: Profile;
	readonly negotiate: AnswerNegotiator;
	/** Told of every request when its answer is ready. */
	readonly onRequest: (record: RequestRecord) => void;
}

type Handler = (request: Request) => Promise<Response>;

/** The platform has a base path behind its ingress and none inside its cluster; the mock stands for both. */
const paths: readonly string[] = [basePath + path, path];

/**
 * Makes the function that answers every request of the mock. The contract gives the verdict on a message; what an
 * accepted one is answered is negotiated afterwards, so that no preference can change a verdict.
 */
export function createHandler({ profile, negotiate, onRequest }: HandlerOptions): Handler {
	const accepted = new WeakMap<Request, Received>();
	const receive = createReceiver({
		profile,
		async onMessage(received) {
			const answer = await negotiate(received.request.headers.get('prefer'));
			accepted.set(received.request, received);
			return answer;
		},
		onError: (error) => process.emitWarning(error as Error),
	});
	return async (request) => {
		const start = performance.now();
		const response = openToAllOrigins(await respond(request, receive));
		const told = await tell(request, response, accepted.get(request));
		const record = { status: response.status, durationMs: performance.now() - start, errors: [], advice: [], ...told };
		// What it throws is its own: the request is answered all the same.
		process.nextTick(onRequest, record);
		return response;
	};
}

function respond(request: Request, receive: Handler): Response | Promise<Response> {
	if (isPreflight(request)) return answerPreflight(request);
	if (!paths.includes(new URL(request.url).pathname)) return problemResponse(transportProblem('not-found'));
	return receive(request);
}

type Told = Partial<RequestRecord> & Pick<RequestRecord, 'verdict'>;

async function tell(request: Request, response: Response, received: Received | undefined): Promise<Told> {
	if (received !== undefined) {
		const { message, advice } = received;
		return { verdict: 'accepted', messageId: loggableId(message.id), advice: findings(advice) };
	}
	if (response.status !== problems['invalid-message'].status) return { verdict: verdictOf(request, response) };
	const { type, errors = [] } = (await response.clone().json()) as Problem;
	return { verdict: type.slice(type.lastIndexOf(':') + 1) as ProblemSlug, errors: findings(errors) };
}

/** By the status, which only the two kinds of 400 share: the body of a refusal may end seconds later. */
function verdictOf(request: Request, { status }: Response): RequestRecord['verdict'] {
	if (isPreflight(request)) return 'preflight';
	const slugs = Object.keys(problems) as ProblemSlug[];
	return slugs.find((slug) => problems[slug].status === status) ?? 'internal-error';
}
