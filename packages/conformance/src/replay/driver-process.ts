import { type ChildProcess, spawn } from 'node:child_process';
import { endTree } from '../senders/sender-process.ts';

/** The driver gave no line that can be judged. The message says why, with the end of what it wrote to standard error. */
export class DriverError extends Error {
	override name = 'DriverError';
}

const isWindows = process.platform === 'win32';

/** So much of standard error is kept. */
const keptCharacters = 1_000_000;

/** Something is awaited of the driver: a line, or its end. */
interface Awaited {
	line(line: string): void;
	ended(reason: string): void;
}

/** A driver that runs: it is told a scenario a line and answers each with one line. */
export class DriverProcess {
	/** What it wrote to standard error, the last million characters. */
	stderr = '';
	/** Lines that it printed when none was due. */
	readonly surplus: string[] = [];
	readonly #child: ChildProcess;
	#awaited: Awaited | undefined;
	#ended: string | undefined;
	#unread = '';

	constructor(command: string, cwd: string | undefined) {
		// A group of its own, so that what the shell starts can be ended together with it.
		const child = spawn(command, { shell: true, cwd, detached: !isWindows, windowsHide: true });
		this.#child = child;
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			this.stderr = (this.stderr + text).slice(-keptCharacters);
		});
		// Not readline: to it U+2028 ends a line, which may stand in JSON.
		child.stdout.setEncoding('utf8').on('data', (text: string) => this.#read(text));
		// It may be gone before it has read what it is told.
		child.stdin.on('error', () => {});
		child.once('error', (error) => this.#end(`it could not be started: ${error.message}`));
		child.once('close', (code, signal) => this.#end(`it ended ${code === null ? `by ${signal}` : `with exit code ${code}`}`));
	}

	/** Whether it has ended. */
	get hasEnded(): boolean {
		return this.#ended !== undefined;
	}

	/**
	 * Tells it one scenario. @returns the line that it answers
	 * @throws DriverError it ended, or there was no line in time
	 */
	ask(scenario: unknown, timeoutMs: number): Promise<string> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#awaited = undefined;
				reject(this.#error(`it gave no line within ${timeoutMs} ms`));
			}, timeoutMs);
			const settle = (action: () => void) => {
				clearTimeout(timer);
				this.#awaited = undefined;
				action();
			};
			this.#awaited = {
				line: (line) => settle(() => resolve(line)),
				ended: (reason) => settle(() => reject(this.#error(`${reason} before it gave a line`))),
			};
			if (this.#ended !== undefined) this.#awaited.ended(this.#ended);
			else this.#child.stdin?.write(`${JSON.stringify(scenario)}\n`);
		});
	}

	/** Ends its input. @returns what is wrong about its end; undefined when it ends with exit code 0 in time */
	finish(timeoutMs: number): Promise<string | undefined> {
		this.#child.stdin?.end();
		return new Promise((resolve) => {
			const judge = (reason: string) => resolve(reason === 'it ended with exit code 0' ? undefined : reason);
			if (this.#ended !== undefined) return judge(this.#ended);
			const timer = setTimeout(() => resolve(`it did not end within ${timeoutMs} ms of the end of its input`), timeoutMs);
			this.#awaited = {
				line: (line) => this.surplus.push(line),
				ended: (reason) => {
					clearTimeout(timer);
					judge(reason);
				},
			};
		});
	}

	/** Ends it with everything that it started. */
	kill(): void {
		endTree(this.#child, 'SIGKILL');
	}

	#read(text: string): void {
		const [first = '', ...others] = text.split('\n');
		this.#unread += first;
		for (const other of others) {
			this.#take(this.#unread);
			this.#unread = other;
		}
	}

	#take(line: string): void {
		if (this.#awaited === undefined) this.surplus.push(line);
		else this.#awaited.line(line);
	}

	#end(reason: string): void {
		if (this.#ended !== undefined) return;
		this.#ended = reason;
		this.#awaited?.ended(reason);
	}

	#error(reason: string): DriverError {
		const last = this.stderr.trimEnd().split('\n').slice(-10).join('\n');
		return new DriverError(last === '' ? `${reason}.` : `${reason}. It wrote to standard error, in the end:\n${last}`);
	}
}
