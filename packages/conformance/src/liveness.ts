import type { Answer, WireRequest } from './exchange.ts';

/** After so many requests without an answer in a row, the target is asked whether it is still there. */
const unansweredInARow = 4;
/** A target that lets so many requests time out is judged no further: each one costs the whole time-out. */
const timeOutsAtMost = 40;

/** Tells a target that leaves a case unanswered, which is a finding, from one that is gone, which ends the run. */
export class Liveness {
	readonly #send: (wire: WireRequest) => Promise<Answer>;
	readonly #controller = new AbortController();
	#answered: WireRequest | undefined;
	#unanswered = 0;
	#timeOuts = 0;
	#stopped: string | undefined;

	/** @param send - sends once more what was answered before */
	constructor(send: (wire: WireRequest) => Promise<Answer>) {
		this.#send = send;
	}

	/** Why the run has ended early; undefined as long as it goes on. */
	get stopped(): string | undefined {
		return this.#stopped;
	}

	/** Aborted when the run ends early. */
	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/** Ends the run early; the first reason counts. */
	stop(reason: string): void {
		this.#stopped ??= reason;
		this.#controller.abort();
	}

	/** Takes down what came back for a request. */
	async note(wire: WireRequest, answer: Answer): Promise<void> {
		if ('status' in answer) {
			this.#answered ??= wire;
			this.#unanswered = 0;
			return;
		}
		this.#unanswered += 1;
		if (answer.timedOut) this.#timeOuts += 1;
		if (this.#timeOuts >= timeOutsAtMost) this.stop(`The target left ${timeOutsAtMost} requests without an answer.`);
		if (this.#unanswered < unansweredInARow || this.#stopped !== undefined) return;
		this.#unanswered = 0;
		const isThere = this.#answered !== undefined && 'status' in (await this.#send(this.#answered));
		if (!isThere) this.stop(`The target does not answer: ${answer.failure}.`);
	}
}
