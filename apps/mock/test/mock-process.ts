import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/ivr-mock.js', import.meta.url));

/** How a run of the command line ended: after every process that holds its output has ended too. */
export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface MockProcess {
	readonly process: ChildProcess;
	readonly ended: Promise<Ended>;
	/** The first line that fits the pattern, of either output; its first group. Rejects when the process ends without one. */
	line(pattern: RegExp): Promise<string>;
}

/** Runs `ivr-mock` as a process of its own. */
export function ivrMock(...args: string[]): MockProcess {
	const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	const output = { stdout: '', stderr: '' };
	const watchers = new Set<() => void>();
	for (const name of ['stdout', 'stderr'] as const) {
		child[name].setEncoding('utf8').on('data', (text) => {
			output[name] += text;
			for (const watch of watchers) watch();
		});
	}
	const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...output })));
	return {
		process: child,
		ended,
		line: (pattern) =>
			new Promise((resolve, reject) => {
				const watch = () => {
					const found = pattern.exec(output.stdout) ?? pattern.exec(output.stderr);
					if (found !== null) resolve(found[1] ?? found[0]);
				};
				watchers.add(watch);
				watch();
				ended.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)));
			}),
	};
}

/** The base URL of a mock, once it says that it listens. */
export function baseUrl(mock: MockProcess): Promise<string> {
	return mock.line(/^ivr-mock listens on (\S+) /m);
}
