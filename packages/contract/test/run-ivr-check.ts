import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The command as it is installed. */
const bin = fileURLToPath(new URL('../bin/ivr-check.js', import.meta.url));

/** What a run left behind. */
export interface Run {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
}

interface Surroundings {
	readonly input?: string | Uint8Array | Iterable<string>;
	readonly folder?: string;
	readonly environment?: Record<string, string>;
	/** Options of Node itself. */
	readonly node?: readonly string[];
}

/** Starts the built command as a process of its own. */
export function startIvrCheck(parameters: readonly string[], { folder, environment, node = [] }: Surroundings = {}) {
	// Node takes a CI server's log for a terminal without colours.
	const { CI: _ci, FORCE_COLOR: _forced, NO_COLOR: _none, NODE_OPTIONS: _options, ...inherited } = process.env;
	return spawn(process.execPath, [...node, bin, ...parameters], {
		cwd: folder,
		env: { ...inherited, ...environment },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
}

/** Runs the built command and waits for its end. */
export async function runIvrCheck(parameters: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
	const child = startIvrCheck(parameters, surroundings);
	const { input = '' } = surroundings;
	// A command that needs no more input closes it.
	child.stdin.on('error', () => {});
	Readable.from(typeof input === 'string' || input instanceof Uint8Array ? [input] : input).pipe(child.stdin);
	const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
	const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
	return { code, out, err };
}
