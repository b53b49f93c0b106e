import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));
const shownOnFailure = 40;

/** How many tasks ran, and how many of them came from the cache. */
export interface TurboRun {
	readonly tasks: number;
	readonly cached: number;
}

/**
 * Runs turbo without showing its output.
 * @param parameters - behind `turbo run`
 * @param report - called when a task begins that is not in the cache, with its package and its name
 * @throws Error with the output of the tasks that failed
 */
export async function runTurbo(parameters: readonly string[], report: (task: string) => void): Promise<TurboRun> {
	const turbo = fileURLToPath(import.meta.resolve('turbo/bin/turbo'));
	const child = spawn(process.execPath, [turbo, 'run', ...parameters, '--output-logs=new-only', '--log-order=stream'], {
		cwd: repositoryRoot,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1', FORCE_COLOR: '0' },
	});
	const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
	const stop = () => void child.kill();
	process.once('exit', stop);
	const lines: string[] = [];
	const run = { tasks: 0, cached: 0 };
	const read = (line: string) => {
		lines.push(line);
		const [, name, task, cache] = /^@ivr-activity\/([\w-]+):([\w:-]+): cache (hit|miss)\b/.exec(line) ?? [];
		if (name === undefined) return;
		run.tasks++;
		if (cache === 'hit') run.cached++;
		else report(`${name} ${task}`);
	};
	createInterface(child.stdout).on('line', read);
	createInterface(child.stderr).on('line', read);
	const exitCode = await ended;
	process.off('exit', stop);
	if (exitCode !== 0) throw new Error(failureOf(lines));
	return run;
}

/** What the failed tasks said; where turbo itself failed, the end of what it said. */
function failureOf(lines: readonly string[]): string {
	if (lines.some((line) => line.includes('Unable to find package manager binary'))) {
		return 'pnpm is not on the PATH, and turbo needs it. `npx -y pnpm@12 run start` puts it there.';
	}
	const [, failed = ''] = /^Failed:\s+(.*)$/m.exec(lines.join('\n')) ?? [];
	const prefixes = failed.split(', ').map((task) => `${task.replace('#', ':')}: `);
	const said = failed === '' ? lines : lines.filter((line) => prefixes.some((prefix) => line.startsWith(prefix)));
	return said.slice(-shownOnFailure).join('\n').trim();
}
