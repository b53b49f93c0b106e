import { parseFlags } from './parse-flags.ts';
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
 * @throws OptionError when one is wrong
 */
export function parseRunArguments(args: readonly string[]): RunArguments {
	const { values, tokens } = parse(args);
	return { flags: values, reporters: reporterOutputs(tokens) };
}

function parse(args: readonly string[]) {
	return parseFlags('run', args, options);
}
