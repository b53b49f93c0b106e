import { parseArgs, styleText } from 'node:util';
import type { Surroundings } from '../main.ts';
import { OptionError } from '../option-error.ts';
import type { Paint } from '../reporters/pretty.ts';
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

/** The exit code of what was interrupted. */
const interrupted = 130;

/** `ivr-conformance replay`. @returns its exit code */
export async function replayCommand(args: readonly string[], { stdout, stderr }: Surroundings): Promise<number> {
	const { command, only = [], reporter, 'timeout-ms': timeout } = parseArgs({ args: [...args], options }).values;
	const write = Object.hasOwn(reporters, reporter) ? reporters[reporter] : undefined;
	if (write === undefined) throw new OptionError(`The reporter must be ${Object.keys(reporters).join(' or ')}.`);
	if (command === undefined) throw new OptionError('There is no driver: give the command that starts it as --command.');
	const interruption = new AbortController();
	const interrupt = () => interruption.abort();
	process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
	try {
		const report = await replayScenarios({
			command,
			only: only.flatMap((list) => list.split(',')).map((choice) => choice.trim().toUpperCase()),
			timeoutMs: timeout === undefined ? undefined : milliseconds(timeout),
			signal: interruption.signal,
		});
		stdout.write(write(report, (style, text) => styleText(style, text, { stream: stdout, validateStream: true })));
		return hasPassed(report) ? 0 : 1;
	} catch (error) {
		if (interruption.signal.aborted) return interrupted;
		if (!(error instanceof DriverError)) throw error;
		stderr.write(`ivr-conformance: the driver cannot be judged: ${error.message}\n`);
		return 3;
	} finally {
		process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
	}
}

function milliseconds(text: string): number {
	const value = Number(text);
	if (!(Number.isInteger(value) && value >= 1 && value <= 2_147_483_647)) {
		throw new OptionError('The time-out must be a whole number of milliseconds.');
	}
	return value;
}
