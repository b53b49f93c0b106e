import type { Answer } from './answer.ts';
import type { Attempt } from './attempt.ts';
import type { Director } from './judge-server.ts';
import { redirectPath, type Scenario } from './scenarios.ts';

/** Plays one scenario to one message and keeps what the sender did. */
export class Watch implements Director {
	readonly scenario: Scenario;
	/** Every request, and every connection that was refused or was no HTTP, in the order of arrival. */
	readonly attempts: Attempt[] = [];
	readonly #onAttempt: (attempt: Attempt) => void;
	#refused = 0;
	#answered = 0;
	#longestMs = 0;

	constructor(scenario: Scenario, onAttempt: (attempt: Attempt) => void = () => {}) {
		this.scenario = scenario;
		this.#onAttempt = onAttempt;
	}

	refuses(): boolean {
		if (this.#refused >= (this.scenario.refusedConnections ?? 0)) return false;
		this.#refused += 1;
		const now = performance.now();
		this.#note({ arrivedAt: now, answeredAt: now, answer: 'reset' });
		return true;
	}

	answer(attempt: Attempt): Answer {
		const answer = isElsewhere(attempt)
			? ({ status: 404 } as const)
			: this.scenario.answer(this.#answered++, this.#sinceFirstMs(attempt));
		attempt.answer = answer;
		this.#note(attempt);
		return answer;
	}

	malformed(attempt: Attempt): void {
		this.#note(attempt);
	}

	/** The requests that could be read, in the order of arrival. */
	get requests(): Attempt[] {
		return this.attempts.filter(({ request }) => request !== undefined);
	}

	/** Nothing more is due: the message was answered for good. */
	get isAnswered(): boolean {
		const { finalStatus } = this.scenario;
		return this.attempts.some(({ answer }) => typeof answer === 'object' && answer.status === finalStatus);
	}

	/** Without the longest pause. A sender may send very many requests, so that they are not gone through for each. */
	#sinceFirstMs({ arrivedAt }: Attempt): number {
		const first = this.attempts[0]?.arrivedAt ?? arrivedAt;
		return arrivedAt - first - Math.max(this.#longestMs, this.#pauseMs(arrivedAt));
	}

	#pauseMs(arrivedAt: number): number {
		return arrivedAt - (this.attempts.at(-1)?.arrivedAt ?? arrivedAt);
	}

	#note(attempt: Attempt): void {
		this.#longestMs = Math.max(this.#longestMs, this.#pauseMs(attempt.arrivedAt));
		this.attempts.push(attempt);
		this.#onAttempt(attempt);
	}
}

/** The sender followed the redirect. */
export function isElsewhere({ request }: Attempt): boolean {
	return request?.target === redirectPath;
}
