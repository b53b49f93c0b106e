import { assertWritable } from './assert-writable.ts';
import { baselineOf } from './baseline.ts';
import { interrupted } from './interrupted.ts';
import type { Surroundings } from './main.ts';
import type { ConformanceOptions, Progress } from './options.ts';
import { planConformance } from './plan-conformance.ts';
import { type ConformanceReport, exitCodeOf } from './report.ts';
import { parseRunArguments } from './run-arguments.ts';
import { runConformance } from './run-conformance.ts';
import { runSettings } from './run-settings.ts';
import { checkReporters, writeReports } from './write-reports.ts';
import { print, writeText } from './write-text.ts';

/** `ivr-conformance run`. @returns its exit code */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
	const { stdout, stderr, env } = surroundings;
	const parsed = parseRunArguments(args);
	const { options, reporters, baselineFile } = await runSettings(parsed, env);
	await checkReporters(reporters, parsed.reporters);
	const writesBaseline = parsed.flags['write-baseline'] && baselineFile !== undefined;
	if (writesBaseline) {
		const flag = parsed.flags.baseline === undefined ? 'the configuration file' : '--baseline';
		await assertWritable(baselineFile, 'baseline', flag);
	}
	if (parsed.flags['dry-run']) {
		await print(stdout, await planText(options));
		return 0;
	}
	const report = await judged(options, reporters, surroundings);
	if (!writesBaseline || report.verdict === 'incomplete') return exitCodeOf(report);
	await writeText(baselineFile, baselineOf(report));
	stderr.write(`The baseline was written to ${baselineFile}.\n`);
	return 0;
}

async function judged(
	options: ConformanceOptions,
	reporters: Readonly<Record<string, string>>,
	{ stdout, stderr }: Surroundings,
): Promise<ConformanceReport> {
	const onResult = (_: unknown, progress: Progress) => showProgress(stderr, progress);
	const { signal, stop } = interrupted();
	try {
		const report = await runConformance({ ...options, signal, onResult });
		await writeReports(report, reporters, { stdout });
		return report;
	} finally {
		stop();
	}
}

async function planText(options: ConformanceOptions): Promise<string> {
	const plan = await planConformance(options);
	const lines = plan.map(({ case: { id, title, expect, request }, reason }) => {
		const words = `${id}  ${expect[options.profile ?? 'strict'].level.padEnd(6)}  ${request.method} ${request.path}  ${title}`;
		return reason === undefined ? `send  ${words}` : `skip  ${words}: ${reason}`;
	});
	const count = plan.filter(({ reason }) => reason === undefined).length;
	return `${lines.join('\n')}\n\n${count} of ${plan.length} cases would be sent to ${options.baseUrl}. Nothing was sent.\n`;
}

/** One line that grows, for people who watch. */
function showProgress(stderr: Surroundings['stderr'], { done, total }: Progress): void {
	if (!stderr.isTTY) return;
	stderr.write(done < total ? `\r${done} of ${total} cases` : '\r\u001b[K');
}
