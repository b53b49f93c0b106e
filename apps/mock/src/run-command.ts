import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout } from 'node:timers/promises';

/** How long a command that was told to end may take until it is killed, in milliseconds. */
const graceMs = 5000;

/** How long what a command left running may take, in milliseconds. */
const restGraceMs = 1000;

const isWindows = process.platform === 'win32';

/** A command that runs in a shell, with every process that it starts. */
export interface RunningCommand {
	/** The exit code once the command and all its processes have ended; 128 and the signal's number when a signal ended it. */
	readonly exitCode: Promise<number>;
	/** Tells the command to end by a signal; the second time, and after five seconds, it is killed. */
	stop(signal: NodeJS.Signals): void;
}

/**
 * Runs a command in the shell of the system, with the terminal of this process.
 * @param environment - variables on top of those of this process
 */
export function runCommand(command: string, environment: Readonly<Record<string, string>>): RunningCommand {
	const child = spawn(command, {
		shell: true,
		stdio: 'inherit',
		// A process group of its own: what the shell started is ended with it. Windows has process trees instead.
		detached: !isWindows,
		env: { ...process.env, ...environment },
	});
	let stopping = false;
	return {
		exitCode: ended(child),
		stop(signal) {
			if (stopping) return killAll(child);
			stopping = true;
			// A console of Windows sends Ctrl-C to the command by itself.
			if (!isWindows) signalGroup(child, signal);
			setTimeout(graceMs, undefined, { ref: false }).then(() => killAll(child));
		},
	};
}

async function ended(child: ChildProcess): Promise<number> {
	const exitCode = await new Promise<number>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
	});
	if (!isWindows) await endGroup(child);
	return exitCode;
}

/** Ends what a command left running in the background. */
async function endGroup(child: ChildProcess): Promise<void> {
	const deadline = performance.now() + restGraceMs;
	signalGroup(child, 'SIGTERM');
	while (signalGroup(child, 0) && performance.now() < deadline) await setTimeout(20);
	killAll(child);
}

function killAll(child: ChildProcess): void {
	if (!isWindows) signalGroup(child, 'SIGKILL');
	else if (child.exitCode === null) spawn('taskkill', ['/pid', `${child.pid}`, '/t', '/f'], { stdio: 'ignore' });
}

/** Signals every process of a command; the signal 0 only asks. Returns whether there was one. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
	if (child.pid === undefined) return false;
	try {
		return process.kill(-child.pid, signal);
	} catch {
		return false;
	}
}
