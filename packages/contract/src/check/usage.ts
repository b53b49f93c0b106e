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

export const help = `ivr-check: is the JSON of an IVR aggregated activity message right?

Usage: ivr-check [options] [file…]

  file              one message as JSON, or one message per line (NDJSON);
                    - is standard input, which is also read without a file
  --profile <name>  strict: what a sender should send (the default)
                    tolerant: what a receiver accepts that must lose nothing
  --json            print one line of JSON per message
  --help, -h        print this text
  --version         print the version

It prints for every message what is wrong and where, the repairs that are
certain, what will happen although the message is valid, and the row of the IVR
Detail Report that it should become. Values are shown as they are.

Exit codes: 0 every message is valid, 1 one is not, 2 wrong usage or a file
that cannot be read.
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
