import type { ParseArgsOptionsConfig } from 'node:util';
import { listOf, numberOf } from '../flag-values.ts';
import { parseFlags } from '../parse-flags.ts';
import { reporterOutputs } from '../reporter-outputs.ts';
import type { SenderOptions } from './sender-options.ts';

const common = {
	profile: { type: 'string' },
	only: { type: 'string', multiple: true },
	skip: { type: 'string', multiple: true },
	reporter: { type: 'string', multiple: true },
	output: { type: 'string', multiple: true },
	'fail-on': { type: 'string' },
	'timeout-ms': { type: 'string' },
	'show-messages': { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

const certifying = {
	...common,
	command: { type: 'string' },
	concurrency: { type: 'string' },
	'show-output': { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

const listening = {
	...common,
	host: { type: 'string' },
	port: { type: 'string' },
	'idle-ms': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** The flags of `certify`, and by name of a reporter the file that it writes (`-` for standard output). */
export function parseCertifyArguments(args: readonly string[]) {
	const hint = 'The whole command is one text: --command "lua hangup.lua".';
	const { values, tokens } = parseFlags('certify', args, certifying, hint);
	return { flags: values, options: optionsOf(values), reporters: reporterOutputs(tokens) };
}

/** The flags of `listen`, and by name of a reporter the file that it writes (`-` for standard output). */
export function parseListenArguments(args: readonly string[]) {
	const { values, tokens } = parseFlags('listen', args, listening);
	return { flags: values, options: optionsOf(values), reporters: reporterOutputs(tokens) };
}

interface CommonFlags {
	readonly profile?: string | undefined;
	readonly only?: string[] | undefined;
	readonly skip?: string[] | undefined;
	readonly 'fail-on'?: string | undefined;
	readonly 'timeout-ms'?: string | undefined;
	readonly 'show-messages'?: boolean | undefined;
}

/** What both commands have in common; whether it is right is judged with the other options. */
function optionsOf(flags: CommonFlags): SenderOptions {
	const { 'timeout-ms': timeout, 'fail-on': failOn, 'show-messages': showMessages, profile, only, skip } = flags;
	return {
		profile: profile as SenderOptions['profile'],
		failOn: failOn as SenderOptions['failOn'],
		only: listOf(only),
		skip: listOf(skip),
		timeoutMs: timeout === undefined ? undefined : numberOf(timeout),
		showMessages,
	};
}
