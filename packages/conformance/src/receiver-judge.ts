import type { ConformanceCase, Expectation } from './cases.ts';
import { type Answer, exchange, type WireRequest } from './exchange.ts';
import { exchangeOnOneConnection } from './kept-connection.ts';
import { Liveness } from './liveness.ts';
import type { CheckedOptions } from './options.ts';
import { paceOf } from './pace.ts';
import { type PreparedRequest, prepareRequest, wireCopies, wireRequests } from './prepare-request.ts';
import { type CaseResult, judgeWasStopped } from './report.ts';
import { reasonNotToSend } from './select-case.ts';
import type { Network, Target } from './target.ts';

/** Sends cases to one target and judges the answers. */
export class ReceiverJudge {
	readonly #target: Target;
	readonly #network: Network;
	readonly #options: CheckedOptions;
	readonly #liveness: Liveness;
	readonly #pace: () => Promise<void>;

	constructor(target: Target, network: Network, options: CheckedOptions) {
		this.#target = target;
		this.#network = network;
		this.#options = options;
		this.#liveness = new Liveness((wire) => this.#send(wire));
		this.#pace = paceOf(options.rate, this.#liveness.signal);
		const stop = () => this.#liveness.stop(judgeWasStopped);
		if (options.signal.aborted) stop();
		else options.signal.addEventListener('abort', stop, { once: true });
	}

	/** Why the target is judged no further; undefined as long as it is. */
	get stopped(): string | undefined {
		return this.#liveness.stopped;
	}

	/** Sends the case, if it may be sent, and judges what comes back. */
	async judge(one: ConformanceCase): Promise<CaseResult> {
		const { allowWrites, rate } = this.#options;
		const at = { isLoopback: this.#target.isLoopback, rate };
		const reason = reasonNotToSend(one, at, allowWrites);
		if (reason !== undefined) return skipped(one, this.#options, reason);
		if (this.stopped === undefined) await this.#pace();
		if (this.stopped !== undefined) return skipped(one, this.#options, this.stopped);
		const request = prepareRequest(one.request, this.#options);
		const expected = one.expect[this.#options.profile];
		const startedAt = performance.now();
		const answer = await this.#answerTo(request, expected);
		const durationMs = performance.now() - startedAt;
		if (this.stopped !== undefined) return skipped(one, this.#options, this.stopped);
		return { case: one, expected, ...outcomeOf(expected, answer), request, durationMs };
	}

	async #answerTo(request: PreparedRequest, expected: Expectation): Promise<Answer> {
		if (request.copies !== undefined) {
			const answers = await Promise.all(wireCopies(request, this.#options).map((wire) => this.#send(wire)));
			return answers.find((answer) => outcomeOf(expected, answer).outcome === 'failed') ?? (answers[0] as Answer);
		}
		const wires = wireRequests(request, this.#options);
		if (request.keptConnection) return this.#answerOnOneConnection(wires);
		let answer: Answer | undefined;
		for (const wire of wires) {
			answer = await this.#send(wire);
			// An end that is no fault says nothing of whether the target is there.
			if (!('failure' in answer && expected.mayClose)) await this.#liveness.note(wire, answer);
		}
		return answer as Answer;
	}

	async #answerOnOneConnection(wires: readonly WireRequest[]): Promise<Answer> {
		const { timeoutMs } = this.#options;
		const answer = await exchangeOnOneConnection(this.#target, this.#network, wires, timeoutMs, this.#liveness.signal);
		await this.#liveness.note(wires.at(-1) as WireRequest, answer);
		return answer;
	}

	#send(wire: WireRequest): Promise<Answer> {
		return exchange(this.#target, this.#network, wire, this.#options.timeoutMs, this.#liveness.signal);
	}
}

/** The result of a case that was not sent. */
export function skipped(one: ConformanceCase, options: CheckedOptions, reason: string): CaseResult {
	const request = prepareRequest(one.request, options);
	return { case: one, expected: one.expect[options.profile], outcome: 'skipped', reason, request };
}

function outcomeOf(expected: Expectation, answer: Answer): Pick<CaseResult, 'outcome' | 'status' | 'reason'> {
	if ('failure' in answer) {
		return { outcome: expected.mayClose && answer.closed ? 'passed' : 'failed', reason: answer.failure };
	}
	return { outcome: isDue(expected, answer.status) ? 'passed' : 'failed', status: answer.status };
}

function isDue({ verdict, statuses }: Expectation, status: number): boolean {
	return verdict === 'any' ? status >= 200 && status < 500 : statuses.includes(status);
}
