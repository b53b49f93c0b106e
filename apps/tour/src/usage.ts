import { parseArgs } from 'node:util';

/** What `--help` prints. */
export const help = `The main job of this repository, shown end to end on a running mock.

  npx -y pnpm@12 run start          generate, build, show, then keep the mock running until Ctrl-C
  npx -y pnpm@12 run start --once   end after the verdict; so it does without a terminal
  npx -y pnpm@12 run start --help   this text

Exit codes: 0 the mock passes, 1 it does not or a step failed, 2 wrong usage, 130 ended by Ctrl-C.
`;

/** What the command line asks for. */
export interface Usage {
	readonly help: boolean;
	readonly once: boolean;
}

/** Reads the command line. @throws TypeError with a sentence when it is wrong */
export function readUsage(parameters: readonly string[]): Usage {
	// pnpm hands on the `--` that other package managers take away.
	const { values } = parseArgs({
		args: parameters.filter((parameter) => parameter !== '--'),
		options: { help: { type: 'boolean', short: 'h' }, once: { type: 'boolean' } },
	});
	return { help: values.help ?? false, once: values.once ?? false };
}
