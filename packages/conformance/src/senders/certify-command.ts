import { numberOf } from '../flag-values.ts';
import { interrupted } from '../interrupted.ts';
import type { Surroundings } from '../main.ts';
import { OptionError } from '../option-error.ts';
import { exitCodeOf } from '../report.ts';
import { checkReporters, writeReports } from '../write-reports.ts';
import { certifySender } from './certify-sender.ts';
import { progressLine } from './progress-line.ts';
import { parseCertifyArguments } from './sender-arguments.ts';

/** `ivr-conformance certify`. @returns its exit code */
export async function certifyCommand(args: readonly string[], { stdout, stderr }: Surroundings): Promise<number> {
	const { flags, options, reporters } = parseCertifyArguments(args);
	if (flags.command === undefined) throw new OptionError('There is no sender: name its command with --command "lua hangup.lua".');
	await checkReporters(reporters);
	const interruption = interrupted();
	try {
		const report = await certifySender({
			...options,
			command: flags.command,
			concurrency: flags.concurrency === undefined ? undefined : numberOf(flags.concurrency),
			output: flags['show-output'] ? stderr : undefined,
			signal: interruption.signal,
			onProgress: (progress) => stderr.write(`${progressLine(progress)}\n`),
		});
		await writeReports(report, reporters, { stdout });
		return exitCodeOf(report);
	} finally {
		interruption.stop();
	}
}
