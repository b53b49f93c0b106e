import { OptionError } from '../option-error.ts';
import { judgeWasStopped } from '../report.ts';
import { judgeSender } from './judge-sender.ts';
import { JudgeServer } from './judge-server.ts';
import type { Played } from './judgement.ts';
import type { Scenario } from './scenarios.ts';
import { type CheckedSenderOptions, checkSenderOptions, type SenderOptions } from './sender-options.ts';
import { runSender, type SenderEnd } from './sender-process.ts';
import type { SenderReport } from './sender-report.ts';
import { toldRequest } from './told.ts';
import { Watch } from './watch.ts';

/** What to start, and how to judge it. */
export interface CertifyOptions extends SenderOptions {
	/** A command of the shell that sends one message to `IVR_TARGET_URL` and ends. It must stay in the foreground. */
	readonly command?: string | undefined;
	/** Sends one message to the base URL, in place of a command. It should heed the signal: its time is over then. */
	readonly run?: ((baseUrl: string, signal: AbortSignal) => Promise<void>) | undefined;
	/** So many scenarios are played at a time. Default: 1. */
	readonly concurrency?: number | undefined;
	/** Takes what the command prints, which may be personal data. Default: it goes nowhere. */
	readonly output?: NodeJS.WritableStream | undefined;
}

/** The time that is left to a sender which does not end by itself, once its message was answered for good. */
const lingerMs = 3000;

/**
 * Starts a sender once for each scenario, against a judge on 127.0.0.1, and judges what it sends and how it behaves.
 * @returns the report, also when the command cannot be started (`verdict: 'incomplete'`)
 * @throws OptionError when an option is missing or wrong
 * @example
 * const { verdict, results } = await certifySender({ command: 'lua hangup.lua' });
 */
export async function certifySender(options: CertifyOptions): Promise<SenderReport> {
	const checked = checkSenderOptions(options);
	const { concurrency = 1 } = options;
	if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 100) {
		throw new OptionError('The concurrency must be a whole number from 1 to 100.');
	}
	const start = starterOf(options);
	const certification = new Certification(start, checked);
	await certification.play(concurrency);
	return judgeSender(certification.played, checked, {
		sender: options.command ?? 'a function',
		reason: certification.reason,
	});
}

type Start = (baseUrl: string, signal: AbortSignal) => Promise<SenderEnd>;

function starterOf({ command, run, output }: CertifyOptions): Start {
	if ((command === undefined) === (run === undefined)) throw new OptionError('Name the sender: a command, or a function.');
	if (run !== undefined) {
		return async (baseUrl, signal) => {
			const ended = await Promise.race([
				run(baseUrl, signal).then(
					() => 0,
					() => 1,
				),
				aborted(signal),
			]);
			return { exitCode: ended, wasKilled: ended === null };
		};
	}
	if (command === undefined || command.trim() === '') throw new OptionError('The command must not be empty.');
	return (baseUrl, signal) => runSender(command, { env: environment(baseUrl), signal, output });
}

/** No proxy stands between a sender and the judge beside it. */
function environment(baseUrl: string): NodeJS.ProcessEnv {
	const { NO_PROXY, no_proxy = NO_PROXY } = process.env;
	const direct = [no_proxy, '127.0.0.1'].filter(Boolean).join(',');
	return { ...process.env, IVR_TARGET_URL: baseUrl, NO_PROXY: direct, no_proxy: direct };
}

function aborted(signal: AbortSignal): Promise<null> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve(null);
		else signal.addEventListener('abort', () => resolve(null), { once: true });
	});
}

/** Plays the scenarios, and knows after the first one whether there is any use in playing more. */
class Certification {
	reason: string | undefined;
	readonly #start: Start;
	readonly #options: CheckedSenderOptions;
	readonly #results = new Map<Scenario, Played>();
	#lingers = false;
	#isMute = false;

	constructor(start: Start, options: CheckedSenderOptions) {
		this.#start = start;
		this.#options = options;
	}

	/** The scenarios that were played, in their order. */
	get played(): Played[] {
		return this.#options.scenarios.flatMap((scenario) => this.#results.get(scenario) ?? []);
	}

	async play(concurrency: number): Promise<void> {
		const [first, ...others] = this.#options.scenarios;
		if (first !== undefined) await this.#play(first);
		const waiting = others.values();
		await Promise.all(
			Array.from({ length: concurrency }, async () => {
				for (const scenario of waiting) {
					if (this.#isMute || this.#options.signal.aborted) break;
					await this.#play(scenario);
				}
			}),
		);
		if (this.#options.signal.aborted) this.reason ??= judgeWasStopped;
	}

	async #play(scenario: Scenario): Promise<void> {
		const { scenarios, onProgress, signal } = this.#options;
		const clock = new Patience(this.#options.timeoutMs);
		const watch = new Watch(scenario, (attempt) => {
			const about = { scenario: scenario.name, number: scenarios.indexOf(scenario) + 1, of: scenarios.length };
			onProgress({ ...about, request: toldRequest(attempt, watch.attempts[0] ?? attempt) });
			if (this.#lingers && watch.isAnswered) clock.shorten(lingerMs);
		});
		const server = new JudgeServer(watch);
		try {
			const baseUrl = await server.listen('127.0.0.1', 0);
			const end = await this.#start(baseUrl, AbortSignal.any([clock.signal, signal]));
			if (signal.aborted) return;
			this.#results.set(scenario, { watch, end });
			this.#learn(watch, end);
		} finally {
			clock.stop();
			await server.close();
		}
	}

	#learn(watch: Watch, end: SenderEnd): void {
		this.#lingers ||= end.wasKilled;
		if (this.#results.size > 1 || watch.attempts.length > 0) return;
		this.#isMute = true;
		// What a shell says of a command that it does not find or may not run; 9009 is that of Windows.
		if (end.failure !== undefined || [126, 127, 9009].includes(end.exitCode ?? 0)) {
			this.reason = `The command could not be started (${end.failure ?? `exit code ${end.exitCode}`}).`;
		}
	}
}

/** How long a sender is waited for. */
class Patience {
	readonly #controller = new AbortController();
	#timer: NodeJS.Timeout;

	constructor(ms: number) {
		this.#timer = setTimeout(() => this.#controller.abort(), ms);
	}

	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	shorten(ms: number): void {
		this.stop();
		this.#timer = setTimeout(() => this.#controller.abort(), ms);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}
}
