import { readFileSync } from 'node:fs';
import { OptionError } from './option-error.ts';
import { OutputError } from './output-error.ts';
import { replayCommand } from './replay/replay-command.ts';
import { visible } from './reporters/visible.ts';
import { runCommand } from './run-command.ts';
import { certifyCommand } from './senders/certify-command.ts';
import { listenCommand } from './senders/listen-command.ts';
import { UnreachableError } from './target.ts';
import { help } from './usage.ts';
import { print } from './write-text.ts';

/** What the command line talks to. */
export interface Surroundings {
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
	readonly env: Readonly<Record<string, string | undefined>>;
}

const commands: Readonly<Record<string, (args: readonly string[], surroundings: Surroundings) => Promise<number>>> = {
	run: runCommand,
	certify: certifyCommand,
	listen: listenCommand,
	replay: replayCommand,
};

/** Runs the command line. @returns its exit code */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
	const { stdout, stderr } = surroundings;
	const [name = '', ...others] = args;
	try {
		if (args.includes('--help') || args.includes('-h')) {
			await print(stdout, help);
			return 0;
		}
		if (args.includes('--version')) {
			await print(stdout, `${version()}\n`);
			return 0;
		}
		const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
		if (command === undefined) throw new OptionError(`The command must be «${Object.keys(commands).join('» or «')}».`);
		return await command(others, surroundings);
	} catch (error) {
		if (error instanceof OptionError) {
			stderr.write(`ivr-conformance: ${visible(error.message)}\nSee ivr-conformance --help.\n`);
			return 2;
		}
		if (error instanceof UnreachableError || error instanceof OutputError)
			stderr.write(`ivr-conformance: ${visible(error.message)}\n`);
		else stderr.write(`ivr-conformance failed: ${error instanceof Error ? error.stack : error}\n`);
		return 3;
	}
}

function version(): string {
	return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
