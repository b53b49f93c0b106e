import { method, statuses } from '@ivr-activity/contract/operation';
import type { Answer } from './answer.ts';
import type { Attempt } from './attempt.ts';
import type { Director } from './judge-server.ts';
import { identityOf, type MessageIdentity } from './message-identity.ts';
import { duePath } from './request-checks.ts';
import { redirects, type Scenario } from './scenarios.ts';
import { isElsewhere, Watch } from './watch.ts';

/** A message and the scenario that is played to it. */
interface Call {
	readonly watch: Watch;
	/** Unknown as long as nothing came but what cannot be read. */
	identity?: MessageIdentity;
}

/** So many messages are kept; what comes then is accepted and forgotten. */
const mostMessages = 1000;

/** Plays the scenarios in turn, the next one to each new message; what comes after the last one is accepted. */
export class Listener implements Director {
	readonly #calls: Call[] = [];
	readonly #scenarios: readonly Scenario[];
	readonly #onAttempt: (watch: Watch, attempt: Attempt) => void;

	constructor(scenarios: readonly Scenario[], onAttempt: (watch: Watch, attempt: Attempt) => void) {
		this.#scenarios = scenarios;
		this.#onAttempt = onAttempt;
	}

	/** One for each message, in the order of arrival. */
	get watches(): readonly Watch[] {
		return this.#calls.map(({ watch }) => watch);
	}

	/** Every scenario has had its message. */
	get hasPlayedAll(): boolean {
		return this.#calls.filter(({ identity }) => identity !== undefined).length >= this.#scenarios.length;
	}

	refuses(): boolean {
		return false;
	}

	answer(attempt: Attempt): Answer {
		if (isStray(attempt)) return { status: 404 };
		const call = this.#callOf(attempt);
		if (call !== undefined) return call.watch.answer(attempt);
		attempt.answer = { status: statuses.accepted };
		return attempt.answer;
	}

	malformed(attempt: Attempt): void {
		(this.#calls.at(-1) ?? this.#next())?.watch.malformed(attempt);
	}

	#callOf(attempt: Attempt): Call | undefined {
		const { request } = attempt;
		if (request === undefined) return undefined;
		// Who follows a redirect may leave the message behind.
		if (isElsewhere(attempt)) return this.#calls.findLast(({ watch }) => redirects.includes(watch.scenario.name));
		const identity = identityOf(request);
		const known = this.#calls.find((call) => call.identity !== undefined && isSameMessage(call.identity, identity));
		if (known !== undefined) return known;
		const waiting = this.#calls.find((call) => call.identity === undefined);
		const call = waiting ?? this.#next();
		if (call !== undefined) call.identity = identity;
		return call;
	}

	#next(): Call | undefined {
		if (this.#calls.length >= mostMessages) return undefined;
		const scenario = this.#scenarios[this.#calls.length] ?? this.#scenarios[0];
		if (scenario === undefined) return undefined;
		const watch: Watch = new Watch(scenario, (attempt) => this.#onAttempt(watch, attempt));
		this.#calls.push({ watch });
		return this.#calls.at(-1);
	}
}

/** What a browser or a load balancer asks for: another place, without a body. */
function isStray(attempt: Attempt): boolean {
	const { request } = attempt;
	if (request === undefined || isElsewhere(attempt)) return false;
	return request.bodyBytes === 0 && request.method !== method && request.target !== duePath;
}

/** The same `id`, unless it is about another call; or the same content under another `id`. */
function isSameMessage(known: MessageIdentity, other: MessageIdentity): boolean {
	if (known.rest === other.rest) return true;
	if (known.id === undefined || known.id !== other.id) return false;
	return known.callId === undefined || other.callId === undefined || known.callId === other.callId;
}
