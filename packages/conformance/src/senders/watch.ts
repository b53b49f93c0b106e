import type { Answer } from './answer.ts';
import { type Attempt, intervalsMs } from './attempt.ts';
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
			: this.scenario.answer(this.#answered++, intervalsMs([...this.attempts, attempt]));
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

	#note(attempt: Attempt): void {
		this.attempts.push(attempt);
		this.#onAttempt(attempt);
	}
}

/** The sender followed the redirect. */
export function isElsewhere({ request }: Attempt): boolean {
	return request?.target === redirectPath;
}
