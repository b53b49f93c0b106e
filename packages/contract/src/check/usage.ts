import { parseArgs } from 'node:util';
import type { Profile } from '../validation.ts';

/** What the user asked for. */
export interface Usage {
	readonly profile: Profile;
	readonly json: boolean;
	readonly help: boolean;
	readonly version: boolean;
	/** As they were named; `-` is standard input. */
	readonly files: readonly string[];
}

export const help = `ivr-check tells whether the JSON of an IVR aggregated activity message is right, and what to do if it is not.

Usage: ivr-check [options] [file…]

  file                a message as JSON, or one message per line (NDJSON); - is standard input, which is also
                      read when no file is named
  --profile <name>    strict (the default): what a sender should send
                      tolerant: what a receiver accepts that must lose nothing
  --json              print one JSON object per message and line
  --help, -h          print this text
  --version           print the version

Per message it prints what is wrong and where, what will happen although it is valid, the repairs that are
certain, and the row of the IVR Detail Report that the message should become. Values are shown as they are.

Exit codes: 0 every message is valid, 1 one is not, 2 wrong usage or a file that cannot be read.
`;

const profiles: readonly string[] = ['strict', 'tolerant'] satisfies Profile[];

/**
 * Reads the command line.
 * @throws {Error} one sentence on what is wrong with it
 */
export function readUsage(parameters: readonly string[]): Usage {
	const { values, positionals } = parseArgs({
		args: [...parameters],
		allowPositionals: true,
		options: {
			profile: { type: 'string', default: 'strict' },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
			version: { type: 'boolean', default: false },
		},
	});
	const { profile, ...rest } = values;
	if (!isProfile(profile)) throw new Error(`There is no profile ${JSON.stringify(profile)}: name strict or tolerant.`);
	if (positionals.filter((file) => file === '-').length > 1) throw new Error('Standard input (-) can be read only once.');
	return { ...rest, profile, files: positionals };
}

function isProfile(name: string): name is Profile {
	return profiles.includes(name);
}
