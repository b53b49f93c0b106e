import {
	type Advice,
	basePath,
	type ProblemError,
	type ProblemSlug,
	type Profile,
	path,
	problems,
	transportProblem,
} from '@ivr-activity/contract';
import { createReceiver, type Received, type Refused } from '@ivr-activity/middleware';
import { answerPreflight, isPreflight, openToAllOrigins } from './cors.ts';
import type { Intervened, Intervention } from './intervention.ts';
import type { RecordingJournal } from './journal/journal.ts';
import type { Verdict } from './journal/journal-entry.ts';
import { refusedMessage } from './journal/kept-message.ts';
import { problemResponse } from './problem-response.ts';
import { findings, loggableId, type RequestRecord } from './request-record.ts';

/** What the handler works with. */
export interface HandlerOptions {
	readonly profile: Profile;
	/** Where messages are received; behind the ingress and inside the cluster unless other paths are named. */
	readonly paths?: readonly string[];
	/** What an accepted message is answered; 202 without a body when it returns nothing. */
	readonly answer?: (request: Request) => Promise<Response>;
	/** What changes the answers of the moment. */
	readonly intervention?: () => Intervention | undefined;
	/** Told of every request that a message was to be received with, before its answer is given. */
	readonly journal: Pick<RecordingJournal, 'record'>;
	/** Told of every request when its answer is ready. */
	readonly onRequest?: (record: RequestRecord) => void;
	/** Told of a failure of the mock itself, which is answered 500. */
	readonly onError: (error: unknown) => void;
}

type Handler = (request: Request) => Promise<Response>;

/** What became of a request, and what is known of its body. */
interface Outcome {
	readonly verdict: RequestRecord['verdict'];
	readonly errors: readonly ProblemError[];
	readonly advice: readonly Advice[];
	readonly bytes?: Uint8Array;
	readonly message?: unknown;
}

/** The platform has a base path behind its ingress and none inside its cluster; the mock stands for both. */
const platformPaths: readonly string[] = [basePath + path, path];

/**
 * Makes the function that answers every request of the mock. The contract gives the verdict on a message; what an
 * accepted one is answered is settled afterwards, so that no preference can change a verdict.
 */
export function createHandler(options: HandlerOptions): Handler {
	const { profile, paths = platformPaths, answer, intervention, journal, onRequest, onError } = options;
	const outcomes = new WeakMap<Request, Outcome>();
	const receive = createReceiver({
		profile,
		async onMessage(received) {
			const response = await answer?.(received.request);
			outcomes.set(received.request, accepted(received));
			return response;
		},
		onRefused: (refused) => void outcomes.set(refused.request, refusal(refused)),
		onError,
	});
	const settle = async (request: Request, known: boolean): Promise<Intervened & { outcome: Outcome }> => {
		const changes = intervention?.();
		const unread = known ? changes?.beforeReading(request) : undefined;
		if (unread !== undefined) return { ...unread, outcome: { verdict: 'unread', errors: [], advice: [] } };
		const due = await respond(request, known, receive);
		const outcome = outcomes.get(request) ?? { verdict: verdictOf(request, due), errors: [], advice: [] };
		const settled = changes?.afterReading({ request, ...outcome, answer: due }) ?? { answer: due };
		if (changes?.openToAllOrigins !== false) openToAllOrigins(settled.answer);
		return { ...settled, outcome };
	};
	return async (request) => {
		const receivedAt = Date.now();
		const start = performance.now();
		const { pathname } = new URL(request.url);
		const known = paths.includes(pathname);
		const { answer: response, outcome, ...told } = await settle(request, known);
		const answered = { status: response.status, durationMs: performance.now() - start };
		if (belongsInJournal(request, outcome)) {
			const place = { receivedAt, method: request.method, path: known ? pathname : '…' };
			journal.record({ message: undefined, ...outcome, ...answered, ...told, ...place });
		}
		// What it throws is its own: the request is answered all the same.
		if (onRequest !== undefined) queueMicrotask(() => onRequest({ ...answered, ...loggable(outcome), ...told }));
		return response;
	};
}

function respond(request: Request, known: boolean, receive: Handler): Response | Promise<Response> {
	if (isPreflight(request)) return answerPreflight(request);
	if (!known) return problemResponse(transportProblem('not-found'));
	return receive(request);
}

function accepted({ message, advice, bytes }: Received): Outcome {
	return { verdict: 'accepted', errors: [], advice, bytes, message };
}

function refusal({ problem, bytes }: Refused): Outcome {
	const verdict = problem.type.slice(problem.type.lastIndexOf(':') + 1) as ProblemSlug;
	const known = { verdict, errors: problem.errors ?? [], advice: [] };
	return bytes === undefined ? known : { ...known, bytes, message: refusedMessage(bytes, problem) };
}

/** Of a request that did not reach the receiver, or on which the mock failed. */
function verdictOf(request: Request, { status }: Response): RequestRecord['verdict'] {
	if (isPreflight(request)) return 'preflight';
	return status === problems['not-found'].status ? 'not-found' : 'internal-error';
}

/** A browser asks for icons and the like: only what could have been meant as a message counts. */
function belongsInJournal({ method }: Request, outcome: Outcome): outcome is Outcome & { verdict: Verdict } {
	if (outcome.verdict === 'preflight' || outcome.verdict === 'unread') return false;
	return outcome.verdict !== 'not-found' || !['GET', 'HEAD'].includes(method);
}

function loggable({ verdict, errors, advice, message }: Outcome): Omit<RequestRecord, 'status' | 'durationMs'> {
	const id = verdict === 'accepted' ? { messageId: loggableId((message as Received['message']).id) } : {};
	return { verdict, ...id, errors: findings(errors), advice: findings(advice) };
}
