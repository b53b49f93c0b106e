import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { main } from '../src/main.ts';

/** How a command ended, and what it printed. */
export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** The command line in this process, with nothing of its environment. */
export async function commandLine(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
	const [stdout, stderr] = [new PassThrough(), new PassThrough()];
	const texts = Promise.all([text(stdout), text(stderr)]);
	const code = await main(args, { stdout, stderr, env });
	stdout.end();
	stderr.end();
	const [out, err] = await texts;
	return { code, stdout: out, stderr: err };
}
