import { OptionError } from '../option-error.ts';
import { DriverError, DriverProcess } from './driver-process.ts';
import { shown } from './json-differences.ts';
import { recordingDifferences, sendingDifferences, shownSecrets, toldAttempts } from './judge-scenario.ts';
import { type Scenario, type SendingScenario, scenarios } from './scenario.ts';
import { ScenarioServer } from './scenario-server.ts';

/** What to replay, and with which driver. */
export interface ReplayOptions {
	/** The command of the shell that starts the driver. */
	readonly command: string;
	/** Where it is run. The current folder unless told otherwise. */
	readonly cwd?: string | undefined;
	/** Replays these alone: ids, or the beginning of ids such as `REC`. All unless told otherwise. */
	readonly only?: readonly string[] | undefined;
	/** How long the driver may take for one scenario, its start included, in milliseconds. 60,000 unless told otherwise. */
	readonly timeoutMs?: number | undefined;
	/** How many drivers run at a time. 4 unless told otherwise. */
	readonly processes?: number | undefined;
	/** Ends the replay early: it then rejects with the signal's reason, and no process is left. */
	readonly signal?: AbortSignal | undefined;
}

/** What became of one scenario. */
export interface ScenarioResult {
	readonly id: string;
	readonly title: string;
	/** What is not as it is due; empty when the scenario passed. The data of scenarios is synthetic and shown. */
	readonly differences: readonly string[];
}

/** What became of all of them. */
export interface ReplayReport {
	readonly command: string;
	/** By id. */
	readonly results: readonly ScenarioResult[];
	/** What is wrong with the driver as a whole, such as more lines than scenarios; empty when nothing is. */
	readonly problems: readonly string[];
}

const defaultTimeoutMs = 60_000;

const defaultProcesses = 4;

/** The longest time that timers can wait: 2^31-1 milliseconds. */
const longestMs = 2_147_483_647;

/** A driver that broke so often is not started again. */
const mostBroken = 5;

/** So long may a driver take to end when its input has ended. */
const endingMs = 10_000;

/** So long are requests waited for which the driver says it has sent. */
const unreadMs = 5000;

/**
 * Replays the scenarios with the driver of a client, and compares what it reports, and what the targets have seen, with what
 * is due.
 *
 * @example
 * const { results, problems } = await replayScenarios({ command: 'node test/driver.ts' });
 * for (const { id, title, differences } of results) test(`${id} ${title}`, () => expect(differences).toEqual([]));
 *
 * @throws {OptionError} an option is wrong
 * @throws {DriverError} the driver could not be started, or gave no line at all
 */
export async function replayScenarios(options: ReplayOptions): Promise<ReplayReport> {
	const { command, processes = defaultProcesses, timeoutMs = defaultTimeoutMs, signal } = options;
	if (!(Number.isInteger(processes) && processes >= 1)) throw new OptionError('processes must be a whole number from 1.');
	if (!(timeoutMs >= 1 && timeoutMs <= longestMs)) {
		throw new OptionError(`The time-out must be a number of milliseconds from 1 to ${longestMs}.`);
	}
	signal?.throwIfAborted();
	const replay = new Replay(chooseScenarios(options.only ?? []), options);
	const stop = () => replay.stop();
	signal?.addEventListener('abort', stop, { once: true });
	try {
		const count = Math.min(processes, replay.waiting.length);
		await Promise.all(Array.from({ length: count }, () => replay.work()));
	} finally {
		signal?.removeEventListener('abort', stop);
		replay.stop();
	}
	signal?.throwIfAborted();
	if (replay.failure !== undefined) throw replay.failure.error;
	const results = replay.results.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	return { command, results, problems: [...new Set(replay.problems)] };
}

/** @throws OptionError when a choice names no scenario */
function chooseScenarios(only: readonly string[]): Scenario[] {
	for (const choice of only) {
		if (!scenarios.some(({ id }) => id.startsWith(choice))) {
			throw new OptionError(`«${choice}» is no scenario: name an id such as ${scenarios[0]?.id}, or the beginning of ids.`);
		}
	}
	return scenarios.filter(({ id }) => only.length === 0 || only.some((choice) => id.startsWith(choice)));
}

/** One replay: several drivers take the scenarios that wait. */
class Replay {
	readonly waiting: Scenario[];
	readonly results: ScenarioResult[] = [];
	readonly problems: string[] = [];
	/** What ended the replay before its time. */
	failure: { readonly error: unknown } | undefined;
	readonly #options: ReplayOptions;
	readonly #running = new Set<DriverProcess>();
	/** Drivers that have seen the client throw. */
	readonly #owingErrors = new WeakSet<DriverProcess>();
	#hasAnswered = false;
	#broken = 0;
	#isStopped = false;

	constructor(scenarios: Scenario[], options: ReplayOptions) {
		this.waiting = scenarios;
		this.#options = options;
	}

	get #timeoutMs(): number {
		return this.#options.timeoutMs ?? defaultTimeoutMs;
	}

	/** Ends every driver, and starts none any more. */
	stop(): void {
		this.#isStopped = true;
		for (const driver of this.#running) driver.kill();
	}

	/** Keeps one driver busy while there are scenarios. A driver that broke is replaced by a new one. */
	async work(): Promise<void> {
		while (this.waiting.length > 0 && !this.#isStopped) {
			const driver = new DriverProcess(this.#options.command, this.#options.cwd);
			this.#running.add(driver);
			try {
				if (await this.#drive(driver)) await this.#finish(driver);
			} catch (error) {
				// The others fail too when they are ended: the first failure is the one to tell.
				this.failure ??= { error };
				this.stop();
			} finally {
				driver.kill();
				this.#running.delete(driver);
			}
		}
	}

	/** @returns false when the driver broke */
	async #drive(driver: DriverProcess): Promise<boolean> {
		for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) {
			const { id, title } = next;
			try {
				const differences = await this.#judge(next, driver);
				this.#hasAnswered = true;
				this.results.push({ id, title, differences });
			} catch (error) {
				if (!(error instanceof DriverError)) throw error;
				// A command that has never given a line would not do so in another start.
				if (!this.#hasAnswered) throw error;
				this.results.push({ id, title, differences: [`the driver: ${error.message}`] });
				this.#broken += 1;
				if (this.#broken === mostBroken) this.#giveUp();
				return false;
			}
		}
		return true;
	}

	#giveUp(): void {
		const differences = [`not replayed, because the driver broke ${mostBroken} times`];
		for (const { id, title } of this.waiting.splice(0)) this.results.push({ id, title, differences });
	}

	async #judge(scenario: Scenario, driver: DriverProcess): Promise<string[]> {
		if (scenario.kind === 'recording') {
			const { expected: _, ...told } = scenario;
			return recordingDifferences(scenario, await driver.ask(told, this.#timeoutMs));
		}
		return this.#judgeSending(scenario, driver);
	}

	async #judgeSending(scenario: SendingScenario, driver: DriverProcess): Promise<string[]> {
		const { expected: _, answers, ...told } = scenario;
		const server = new ScenarioServer(answers);
		const target = await server.listen();
		try {
			const line = await driver.ask({ ...told, target }, this.#timeoutMs);
			// A request that its client has given up may still wait to be read when the line is here.
			await server.received(toldAttempts(line), unreadMs);
			if (scenario.expected.outcome !== 'accepted') this.#owingErrors.add(driver);
			return sendingDifferences(scenario, line, { server, origin: new URL(target).origin });
		} finally {
			await server.close();
		}
	}

	/** What can be said of the driver when it has ended. */
	async #finish(driver: DriverProcess): Promise<void> {
		const reason = await driver.finish(Math.min(endingMs, this.#timeoutMs));
		const [line] = driver.surplus;
		if (reason !== undefined) this.problems.push(`At the end of its input the driver has to end with exit code 0: ${reason}.`);
		if (line !== undefined)
			this.problems.push(`The driver printed more lines than there were scenarios, such as ${shown(line)}.`);
		for (const name of shownSecrets(driver.stderr)) this.problems.push(`The driver shows ${name} on standard error.`);
		if (driver.stderr === '' && this.#owingErrors.has(driver)) {
			this.problems.push(
				'The driver has to print what the client threw to standard error, so that it can be searched for secrets.',
			);
		}
	}
}
