import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** How a sender's process ended. */
export interface SenderEnd {
	/** Null when it was ended by a signal or by the judge. */
	readonly exitCode: number | null;
	/** The judge ended it because its time was over, or because it was told to stop. */
	readonly wasKilled: boolean;
	/** It could not be started at all: a code of the system. */
	readonly failure?: string;
}

/** A process that was asked to end has so long to do it. */
const graceMs = 2000;

const isWindows = process.platform === 'win32';

/**
 * Runs a command of the shell until it ends, or ends it with every process that it started when the signal says so.
 * What it prints goes nowhere unless `output` takes it: it may be personal data.
 */
export function runSender(
	command: string,
	{ env, signal, output }: { env: NodeJS.ProcessEnv; signal: AbortSignal; output: NodeJS.WritableStream | undefined },
): Promise<SenderEnd> {
	const stream = output === undefined ? 'ignore' : 'pipe';
	// A group of its own, so that the processes that it starts can be ended together with it.
	const child = spawn(command, { shell: true, detached: !isWindows, windowsHide: true, env, stdio: ['ignore', stream, stream] });
	if (output !== undefined) {
		child.stdout?.pipe(output, { end: false });
		child.stderr?.pipe(output, { end: false });
	}
	return new Promise((resolve) => {
		let force: NodeJS.Timeout | undefined;
		const kill = () => {
			endTree(child, 'SIGTERM');
			force = setTimeout(() => endTree(child, 'SIGKILL'), graceMs);
		};
		const end = (ended: SenderEnd) => {
			clearTimeout(force);
			signal.removeEventListener('abort', kill);
			resolve(ended);
		};
		signal.addEventListener('abort', kill, { once: true });
		child.once('error', (error: NodeJS.ErrnoException) => {
			end({ exitCode: null, wasKilled: false, failure: error.code ?? error.message });
		});
		child.once('exit', (exitCode) => {
			// What it left running in its group would disturb the next scenario.
			endTree(child, 'SIGKILL');
			end({ exitCode, wasKilled: signal.aborted });
		});
		if (signal.aborted) kill();
	});
}

/** Ends a process that leads a group of its own, with everything that it started. */
export function endTree({ pid }: ChildProcess, how: NodeJS.Signals): void {
	if (pid === undefined) return;
	if (isWindows) {
		spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
		return;
	}
	try {
		process.kill(-pid, how);
	} catch {
		// The group is gone already.
	}
}
