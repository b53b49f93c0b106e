import { OptionError } from '../option-error.ts';
import { codeOf } from '../target.ts';
import { judgeSender } from './judge-sender.ts';
import { JudgeServer } from './judge-server.ts';
import { Listener } from './listener.ts';
import { type CheckedSenderOptions, checkSenderOptions, isTime, type SenderOptions } from './sender-options.ts';
import type { SenderReport } from './sender-report.ts';
import { toldRequest } from './told.ts';
import type { Watch } from './watch.ts';

/** Where to listen, and how to judge what comes. */
export interface ListenOptions extends SenderOptions {
	/** Default: 127.0.0.1. */
	readonly host?: string | undefined;
	/** Default: 0, any free port. */
	readonly port?: number | undefined;
	/** Ends when no request came for so long, in milliseconds. Default: no end before every scenario was played. */
	readonly idleMs?: number | undefined;
	/** How long a message that was answered for good is watched for a repetition, in milliseconds. Default: 10000. */
	readonly settleMs?: number | undefined;
}

/** A judge that listens. */
export interface SenderJudge {
	/** What the sender is to be given as its target, with the base path. */
	readonly baseUrl: string;
	/** Settles when every scenario was played and nothing more is due, or when the judge is stopped. */
	readonly report: Promise<SenderReport>;
	/** Ends early. @returns the report of what was seen until then */
	stop(): Promise<SenderReport>;
}

/**
 * Listens for the messages of a real sender: each new message meets the next scenario.
 * @throws OptionError when an option is wrong, or the port is taken
 * @example
 * const judge = await startSenderJudge({ port: 4020 });
 * // point the IVR to judge.baseUrl and make calls
 * const { verdict } = await judge.report;
 */
export async function startSenderJudge(options: ListenOptions = {}): Promise<SenderJudge> {
	const checked = checkSenderOptions(options);
	// Before a request is read nobody knows whose it is.
	const scenarios = checked.scenarios.filter(({ refusedConnections }) => refusedConnections === undefined);
	const { host = '127.0.0.1', port = 0, idleMs, settleMs = 10_000 } = options;
	if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new OptionError('The port must be a number from 0 to 65535.');
	if (idleMs !== undefined && !isTime(idleMs)) {
		throw new OptionError('How long to wait for a request must be a whole number of milliseconds.');
	}
	const settled = new Settling({ timeoutMs: checked.timeoutMs, idleMs, settleMs });
	const listener: Listener = new Listener(scenarios, (watch, attempt) => {
		const number = Math.min(listener.watches.indexOf(watch) + 1, scenarios.length);
		const about = { scenario: watch.scenario.name, number, of: scenarios.length };
		checked.onProgress({ ...about, request: toldRequest(attempt, watch.attempts[0] ?? attempt) });
		settled.note(listener);
	});
	const server = new JudgeServer(listener);
	const baseUrl = await listening(server, host, port);
	settled.note(listener);
	checked.signal.addEventListener('abort', () => settled.end(), { once: true });
	if (checked.signal.aborted) settled.end();
	const report = settled.promise.then(async () => {
		await server.close();
		return reportOf(listener, checked, baseUrl);
	});
	return {
		baseUrl,
		report,
		stop: () => {
			settled.end();
			return report;
		},
	};
}

async function listening(server: JudgeServer, host: string, port: number): Promise<string> {
	try {
		return await server.listen(host, port);
	} catch (error) {
		throw new OptionError(`Nothing can listen at ${host}, port ${port} (${codeOf(error)}): name another port or host.`);
	}
}

/** As `startSenderJudge`, to its end. */
export async function listenForSender(options: ListenOptions = {}): Promise<SenderReport> {
	return (await startSenderJudge(options)).report;
}

function reportOf({ watches }: Listener, checked: CheckedSenderOptions, baseUrl: string): SenderReport {
	const played = watches.map((watch) => ({ watch }));
	const reason = played.length === 0 ? 'No request came.' : undefined;
	return judgeSender(played, checked, { sender: `what was sent to ${baseUrl}`, reason });
}

interface Waits {
	readonly timeoutMs: number;
	readonly idleMs: number | undefined;
	readonly settleMs: number;
}

/** Finds out when nothing more is to be expected. */
class Settling {
	readonly promise: Promise<void>;
	readonly #waits: Waits;
	#resolve: () => void = () => {};
	#timer: NodeJS.Timeout | undefined;

	constructor(waits: Waits) {
		this.#waits = waits;
		this.promise = new Promise((resolve) => {
			this.#resolve = resolve;
		});
	}

	/** Waits anew, because something has come. */
	note(listener: Listener): void {
		clearTimeout(this.#timer);
		const restMs = listener.hasPlayedAll
			? Math.max(...listener.watches.map((watch) => this.#restOf(watch)))
			: Number.POSITIVE_INFINITY;
		const ms = Math.min(restMs, this.#waits.idleMs ?? Number.POSITIVE_INFINITY);
		if (ms !== Number.POSITIVE_INFINITY) this.#timer = setTimeout(() => this.end(), ms);
	}

	end(): void {
		clearTimeout(this.#timer);
		this.#resolve();
	}

	#restOf(watch: Watch): number {
		const last = watch.attempts.at(-1)?.arrivedAt ?? performance.now();
		const waitMs = watch.isAnswered ? this.#waits.settleMs : this.#waits.timeoutMs;
		return Math.max(0, last + waitMs - performance.now());
	}
}
