import { parseArgs } from 'node:util';
import { type CallFlags, callFlagNames } from './call-flags.ts';

/** What the user asked for. */
export interface Usage {
	readonly target: string;
	readonly tokenFile: string | undefined;
	readonly retries: number | undefined;
	readonly timeoutMs: number | undefined;
	readonly resume: string | undefined;
	readonly dryRun: boolean;
	readonly json: boolean;
	/** As it was named; `-` is standard input. */
	readonly file: string;
	/** The call to send a message on, instead of a file. */
	readonly call: CallFlags | undefined;
}

/**
 * Reads the command line.
 * @returns what to do, or the text to print instead
 * @throws {Error} one sentence on what is wrong with it, which repeats no value
 */
export function readUsage(parameters: readonly string[], environment: NodeJS.ProcessEnv): Usage | 'help' | 'version' {
	const { values, positionals } = readFlags(parameters);
	if (values.help) return 'help';
	if (values.version) return 'version';
	const target = values.target ?? environment.IVR_TARGET_URL;
	if (!target) throw new Error('There is no target: name one with --target or in IVR_TARGET_URL.');
	if (positionals.length > 1) throw new Error('Name one file; several can come as one stream of lines: cat … | ivr-send');
	const call = callFlagNames.some((name) => values[name] !== undefined) ? values : undefined;
	if (call !== undefined && positionals.length > 0) throw new Error('Name a file or a call, not both.');
	if (call !== undefined && values.resume !== undefined) throw new Error('--resume is for a file or standard input.');
	return {
		target,
		tokenFile: values['token-file'],
		retries: wholeNumber(values.retries, '--retries'),
		timeoutMs: wholeNumber(values['timeout-ms'], '--timeout-ms'),
		resume: values.resume,
		dryRun: values['dry-run'],
		json: values.json,
		file: positionals[0] ?? '-',
		call,
	};
}

function readFlags(parameters: readonly string[]) {
	return parseArgs({
		args: [...parameters],
		allowPositionals: true,
		options: {
			target: { type: 'string' },
			'token-file': { type: 'string' },
			retries: { type: 'string' },
			'timeout-ms': { type: 'string' },
			resume: { type: 'string' },
			'dry-run': { type: 'boolean', default: false },
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
			version: { type: 'boolean', default: false },
			'call-id': { type: 'string' },
			customer: { type: 'string' },
			service: { type: 'string' },
			'sender-id': { type: 'string' },
			'sender-name': { type: 'string' },
			visit: { type: 'string', multiple: true },
			variable: { type: 'string', multiple: true },
			'start-time': { type: 'string' },
			end: { type: 'string' },
			id: { type: 'string' },
		},
	});
}

function wholeNumber(text: string | undefined, flag: string): number | undefined {
	if (text === undefined) return undefined;
	if (!/^[0-9]{1,10}$/.test(text)) throw new Error(`${flag} must be a whole number.`);
	return Number(text);
}
