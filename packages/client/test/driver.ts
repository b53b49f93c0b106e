/**
 * Replays the scenarios of the conformance package with this client: one scenario a line of standard input, one line of JSON
 * about each on standard output.
 */

import type { IvrAggregatedActivity } from '@ivr-activity/contract';
import {
	AnswerError,
	AuthorizationError,
	BadRequestError,
	BodyTooLargeError,
	type ClientOptions,
	createClient,
	type EndDirection,
	InvalidMessageError,
	NetworkError,
	RedirectError,
	recordCall,
	TimeoutError,
	TooManyRequestsError,
	UnsupportedMediaTypeError,
} from '../src/index.ts';
import type { AttributeType, CallOptions, CallRecorder } from '../src/recorder/call.ts';
import type { Time } from '../src/recorder/epoch-ms.ts';

interface Recording {
	readonly kind: 'recording';
	readonly messageId: string;
	readonly now: number;
	readonly call: CallOptions;
	readonly steps: readonly Step[];
}

interface Step {
	readonly now: number;
	readonly visit?: { menu: string; selection?: string; metadata?: Record<string, unknown>; time?: Time };
	readonly variable?: { name: string; value?: string; type?: AttributeType };
	readonly end?: { direction: EndDirection; time?: Time };
}

interface Sending {
	readonly kind: 'sending';
	readonly target: string;
	readonly client: Omit<ClientOptions, 'baseUrl'>;
	readonly message: IvrAggregatedActivity;
}

for await (const line of lines(process.stdin.setEncoding('utf8'))) {
	const scenario: Recording | Sending = JSON.parse(line);
	const report = scenario.kind === 'recording' ? record(scenario) : await send(scenario);
	process.stdout.write(`${JSON.stringify(report)}\n`);
}

/** Not readline: to it U+2028 ends a line, which may stand in JSON. */
async function* lines(input: AsyncIterable<string>): AsyncGenerator<string> {
	let unread = '';
	for await (const text of input) {
		const parts = (unread + text).split('\n');
		unread = parts.pop() ?? '';
		yield* parts;
	}
}

function record({ messageId, now, call, steps }: Recording): unknown {
	let clock = now;
	let step: 'call' | number = 'call';
	try {
		const recorder = recordCall({ ...call, now: () => clock, newId: () => messageId });
		for (const [index, next] of steps.entries()) {
			clock = next.now;
			step = index;
			take(recorder, next);
		}
		return { message: recorder.toMessage() };
	} catch (error) {
		const reason = error instanceof TypeError ? 'value' : error instanceof RangeError ? 'time' : 'ended';
		return { refused: { step, reason } };
	}
}

function take(recorder: CallRecorder, { visit, variable, end }: Step): void {
	if (visit !== undefined) recorder.visit(visit.menu, visit.selection, visit.metadata, visit.time);
	if (variable !== undefined) recorder.variable(variable.name, variable.value, variable.type);
	if (end !== undefined) recorder.end(end.direction, end.time);
}

async function send({ target, client: options, message }: Sending): Promise<unknown> {
	let attempts = 0;
	const client = createClient({ ...options, baseUrl: target, onAttempt: () => void attempts++ });
	try {
		const { status } = await client.send(message);
		return { outcome: 'accepted', status, attempts };
	} catch (error) {
		// What an error shows of the message would be found there.
		console.error(error);
		const status = error instanceof AnswerError ? { status: error.status } : {};
		return { ...outcomeOf(error), ...status, attempts };
	}
}

function outcomeOf(error: unknown): object {
	if (error instanceof InvalidMessageError) return { outcome: 'invalid', errors: places(error.errors) };
	if (error instanceof BadRequestError) return { outcome: 'badRequest', errors: places(error.errors) };
	if (error instanceof AuthorizationError) return { outcome: 'unauthorized' };
	if (error instanceof BodyTooLargeError) return { outcome: 'tooLarge' };
	if (error instanceof UnsupportedMediaTypeError) return { outcome: 'unsupportedMediaType' };
	if (error instanceof TooManyRequestsError) return { outcome: 'tooManyRequests', retryAfterMs: error.retryAfterMs };
	if (error instanceof RedirectError) return { outcome: 'redirect', location: error.location };
	if (error instanceof AnswerError) return { outcome: 'unexpectedStatus' };
	if (error instanceof TimeoutError) return { outcome: 'timeout' };
	if (error instanceof NetworkError) return { outcome: 'network' };
	throw error;
}

function places(errors: readonly { pointer: string; code: string }[]): object[] {
	const sorted = errors.map(({ pointer, code }) => ({ pointer, code }));
	return sorted.sort((a, b) => compare(a.pointer, b.pointer) || compare(a.code, b.code));
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
