import { styleText } from 'node:util';
import { listOf, numberOf } from '../flag-values.ts';
import { interrupted } from '../interrupted.ts';
import type { Surroundings } from '../main.ts';
import { OptionError } from '../option-error.ts';
import { parseFlags } from '../parse-flags.ts';
import type { Paint } from '../reporters/pretty.ts';
import { visible } from '../reporters/visible.ts';
import { print } from '../write-text.ts';
import { DriverError } from './driver-process.ts';
import { hasPassed, jsonReplayReport, prettyReplayReport } from './replay-report.ts';
import { type ReplayReport, replayScenarios } from './replay-scenarios.ts';

const reporters: Readonly<Record<string, (report: ReplayReport, paint: Paint) => string>> = {
	pretty: prettyReplayReport,
	json: jsonReplayReport,
};

const options = {
	command: { type: 'string' },
	only: { type: 'string', multiple: true },
	reporter: { type: 'string', default: 'pretty' },
	'timeout-ms': { type: 'string' },
} as const;

/** `ivr-conformance replay`. @returns its exit code */
export async function replayCommand(args: readonly string[], { stdout, stderr }: Surroundings): Promise<number> {
	const { command, only, reporter, 'timeout-ms': timeout } = parseFlags('replay', args, options).values;
	const write = Object.hasOwn(reporters, reporter) ? reporters[reporter] : undefined;
	if (write === undefined) throw new OptionError(`The reporter must be ${Object.keys(reporters).join(' or ')}.`);
	if (command === undefined) throw new OptionError('There is no driver: give the command that starts it as --command.');
	const { signal, stop } = interrupted();
	try {
		const report = await replayScenarios({
			command,
			only: listOf(only)?.map((choice) => choice.toUpperCase()),
			timeoutMs: timeout === undefined ? undefined : numberOf(timeout),
			signal,
		});
		await print(
			stdout,
			write(report, (style, text) => styleText(style, text, { stream: stdout, validateStream: true })),
		);
		return hasPassed(report) ? 0 : 1;
	} catch (error) {
		if (!signal.aborted && !(error instanceof DriverError)) throw error;
		const reason = signal.aborted ? 'the replay was stopped.' : `the driver cannot be judged: ${(error as Error).message}`;
		stderr.write(`ivr-conformance: ${visible(reason)}\n`);
		return 3;
	} finally {
		stop();
	}
}
