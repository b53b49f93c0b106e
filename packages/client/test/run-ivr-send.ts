import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The command as it is installed. */
const bin = fileURLToPath(new URL('../bin/ivr-send.js', import.meta.url));

/** What a run left behind. */
export interface Run {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
}

interface Surroundings {
	/** Where messages are sent. */
	readonly target?: string;
	readonly folder?: string;
	readonly input?: string;
	readonly environment?: Readonly<Record<string, string>>;
	/** Options of Node itself. */
	readonly node?: readonly string[];
}

/** Starts the built command as a process of its own. */
export function startIvrSend(parameters: readonly string[], { target = '', folder, environment, node = [] }: Surroundings) {
	const { IVR_TARGET_TOKEN: _, NODE_OPTIONS: __, ...inherited } = process.env;
	return spawn(process.execPath, [...node, bin, ...parameters], {
		cwd: folder,
		env: { ...inherited, IVR_TARGET_URL: target, ...environment },
	});
}

/** What a started command leaves behind. */
export async function endOf(child: ReturnType<typeof startIvrSend>): Promise<Run> {
	const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
	const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
	return { code, out, err };
}

/** Runs the built command and waits for its end. */
export async function runIvrSend(parameters: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
	const child = startIvrSend(parameters, surroundings);
	// A command that needs no more input closes it.
	child.stdin.on('error', () => {});
	child.stdin.end(surroundings.input ?? '');
	return endOf(child);
}
