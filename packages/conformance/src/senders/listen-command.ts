import { numberOf } from '../flag-values.ts';
import { interrupted } from '../interrupted.ts';
import type { Surroundings } from '../main.ts';
import { OptionError } from '../option-error.ts';
import { exitCodeOf } from '../report.ts';
import { checkReporters, writeReports } from '../write-reports.ts';
import { startSenderJudge } from './listen-for-sender.ts';
import { progressLine } from './progress-line.ts';
import { parseListenArguments } from './sender-arguments.ts';

/** `ivr-conformance listen`. @returns its exit code */
export async function listenCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
	const { stderr } = surroundings;
	const { flags, options, reporters } = parseListenArguments(args);
	if (flags.port === undefined) throw new OptionError('There is no port: name one with --port, or 0 for any free one.');
	await checkReporters(reporters);
	const interruption = interrupted();
	try {
		const judge = await startSenderJudge({
			...options,
			host: flags.host,
			port: numberOf(flags.port),
			idleMs: flags['idle-ms'] === undefined ? undefined : numberOf(flags['idle-ms']),
			signal: interruption.signal,
			onProgress: (progress) => stderr.write(`${progressLine(progress)}\n`),
		});
		stderr.write(`Listening at ${judge.baseUrl}: give it to the sender as its target and make calls. Ctrl-C ends and reports.\n`);
		const report = await judge.report;
		await writeReports(report, reporters, surroundings);
		return exitCodeOf(report);
	} finally {
		interruption.stop();
	}
}
