import { parseArgs } from 'node:util';
import { OptionError } from './option-error.ts';
import { reporterOutputs } from './reporter-outputs.ts';

const options = {
	target: { type: 'string' },
	profile: { type: 'string' },
	only: { type: 'string', multiple: true },
	skip: { type: 'string', multiple: true },
	reporter: { type: 'string', multiple: true },
	output: { type: 'string', multiple: true },
	'fail-on': { type: 'string' },
	baseline: { type: 'string' },
	'write-baseline': { type: 'boolean', default: false },
	'timeout-ms': { type: 'string' },
	concurrency: { type: 'string' },
	rate: { type: 'string' },
	fuzz: { type: 'string' },
	seed: { type: 'string' },
	'token-file': { type: 'string' },
	header: { type: 'string', multiple: true },
	ca: { type: 'string' },
	insecure: { type: 'boolean' },
	config: { type: 'string' },
	'dry-run': { type: 'boolean', default: false },
	'allow-writes': { type: 'boolean', default: false },
	customer: { type: 'string' },
	service: { type: 'string' },
} as const;

/** The flags of `run` as they were written. */
export type RunFlags = ReturnType<typeof parse>['values'];

/** The flags, and by name of a reporter the file that it writes (`-` for standard output). */
export interface RunArguments {
	readonly flags: RunFlags;
	readonly reporters: Readonly<Record<string, string>>;
}

/**
 * Reads the arguments that follow `run`. An `--output` belongs to the `--reporter` before it.
 * @throws what parseArgs throws, or OptionError
 */
export function parseRunArguments(args: readonly string[]): RunArguments {
	const { values, positionals, tokens } = parse(args);
	if (positionals.length > 0) throw new OptionError(`«${positionals[0]}» is no option of «run».`);
	return { flags: values, reporters: reporterOutputs(tokens) };
}

function parse(args: readonly string[]) {
	return parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
}
