import { type Advice, limits, type Messages, type Profile, parse, problem } from '@ivr-activity/contract';
import { accepted, problemResponse, sized } from './answers.ts';
import { reporter, tell } from './listeners.ts';
import { readBody } from './read-body.ts';
import { refusalOf } from './refusals.ts';
import { type Refused, refuseUnread } from './refused.ts';

/** A message that was accepted, as the handler gets it. */
export interface Received<P extends Profile = Profile> {
	/** The message, typed by the profile. */
	readonly message: Messages[P];
	/** The body byte for byte as it was received: what to forward or store. */
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** What is valid and still wrong; often empty. */
	readonly advice: readonly Advice[];
	/** The request, for its URL and headers. Its body has been read: take `bytes`. */
	readonly request: Request;
}

/** What a receiver needs to know. */
export interface ReceiverOptions<P extends Profile> {
	/**
	 * Which schema judges the messages: `tolerant` accepts what the platform accepts and loses nothing, `strict` accepts what a
	 * sender should send. There is no default, because either one is wrong for somebody.
	 */
	readonly profile: P;
	/**
	 * Called once per accepted message, and awaited. Returning nothing answers 202 without a body, returning a Response answers
	 * that one; anything thrown answers 500 and goes to `onError`.
	 */
	readonly onMessage: (received: Received<P>) => HandlerResult | Promise<HandlerResult>;
	/**
	 * Called with what another listener threw, and when the body was read before the receiver saw it. The answer to the
	 * sender names no cause, and nothing is logged, so this is the only place where a failure shows.
	 */
	readonly onError: (error: unknown) => void;
	/** Called after `onMessage` when there is advice. It is not awaited, and the message stays accepted if it fails. */
	readonly onAdvice?: (advice: readonly Advice[], received: Received<P>) => void | Promise<void>;
	/**
	 * Called when a request is answered 405, 415, 413 or 400, before the answer is sent. It is not awaited. The bytes are personal
	 * data as those of an accepted message are.
	 */
	readonly onRefused?: (refused: Refused) => void | Promise<void>;
	/** The largest body that is read, in bytes; the platform's ingress allows 6 MiB, which is the default. */
	readonly maxBodyBytes?: number;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a handler without a return statement has the type void.
type HandlerResult = Response | undefined | void;

/** Answers a request, whatever is wrong with it; never rejects. */
export type Receiver = (request: Request) => Promise<Response>;

/**
 * Makes a receiver of messages for any server that speaks `Request` and `Response`. It answers 202 for an accepted message and a
 * problem (RFC 9457) for anything else: 405, 415, 413, 400, in this order, and 500 when the handler fails. It judges whatever is
 * routed to it: the path is the server's own matter.
 *
 * @throws TypeError when an option is missing or wrong
 * @example
 * const receive = createReceiver({
 * 	profile: 'tolerant',
 * 	onMessage: async ({ bytes }) => {
 * 		await queue.add(bytes);
 * 	},
 * 	onError: (error) => console.error(error),
 * });
 */
export function createReceiver<P extends Profile>(options: ReceiverOptions<P>): Receiver {
	assertOptions(options);
	const maxBodyBytes = options.maxBodyBytes ?? limits.bodyBytes;
	const report = reporter(options.onError);
	const refuse = refuseUnread(options);
	return async (request) => {
		const refusal = refusalOf(request, maxBodyBytes);
		if (refusal !== undefined) return refuse(refusal, request);
		try {
			const bytes = await readBody(request, maxBodyBytes);
			if (bytes === 'too-large') return refuse('body-too-large', request);
			if (bytes === 'gone') return refuse('incomplete-body', request);
			return await judge(bytes, request, options, report);
		} catch (error) {
			report(error);
			return problemResponse('internal-error');
		}
	};
}

async function judge<P extends Profile>(
	bytes: Uint8Array<ArrayBuffer>,
	request: Request,
	{ profile, onMessage, onAdvice, onRefused }: ReceiverOptions<P>,
	report: (error: unknown) => void,
): Promise<Response> {
	const verdict = parse(bytes, { profile });
	if (!verdict.valid) {
		const refusal = problem(verdict.errors, verdict.limit);
		const answer = problemResponse(refusal);
		if (onRefused !== undefined) void tell(() => onRefused({ problem: refusal, bytes, request }), report);
		return answer;
	}
	const received: Received<P> = { message: verdict.value, bytes, advice: verdict.advice, request };
	const answer = await onMessage(received);
	if (onAdvice !== undefined && verdict.advice.length > 0) void tell(() => onAdvice(verdict.advice, received), report);
	return isResponse(answer) ? await sized(answer) : accepted();
}

/** By tag: servers replace the global Response, so that `instanceof` denies those that were made before. */
function isResponse(answer: unknown): answer is Response {
	return Object.prototype.toString.call(answer) === '[object Response]';
}

function assertOptions(options: Partial<Record<keyof ReceiverOptions<Profile>, unknown>> | undefined): void {
	const { profile, onMessage, onError, onAdvice, onRefused, maxBodyBytes } = options ?? {};
	if (profile !== 'strict' && profile !== 'tolerant') {
		throw new TypeError("A receiver needs a profile, 'strict' or 'tolerant': there is no default.");
	}
	if (typeof onMessage !== 'function')
		throw new TypeError('A receiver needs onMessage, a function that takes what was received.');
	if (typeof onError !== 'function') throw new TypeError('A receiver needs onError, a function that takes what went wrong.');
	if (onAdvice !== undefined && typeof onAdvice !== 'function') throw new TypeError('onAdvice must be a function.');
	if (onRefused !== undefined && typeof onRefused !== 'function') throw new TypeError('onRefused must be a function.');
	if (maxBodyBytes !== undefined && !(Number.isSafeInteger(maxBodyBytes) && Number(maxBodyBytes) > 0)) {
		throw new TypeError('maxBodyBytes must be a positive integer, in bytes.');
	}
}
