import { styleText } from 'node:util';
import { assertWritable } from './assert-writable.ts';
import { OptionError } from './option-error.ts';
import type { AnyReport } from './reporters/account-of.ts';
import { htmlReport } from './reporters/html.ts';
import { jsonReport } from './reporters/json.ts';
import { junitReport } from './reporters/junit.ts';
import { markdownReport } from './reporters/markdown.ts';
import { type Paint, prettyReport } from './reporters/pretty.ts';
import { print, writeText } from './write-text.ts';

const reporters: Readonly<Record<string, (report: AnyReport, paint?: Paint) => string>> = {
	pretty: prettyReport,
	json: (report) => jsonReport(report),
	junit: (report) => junitReport(report),
	html: (report) => htmlReport(report),
	markdown: (report) => markdownReport(report),
};

/**
 * @param flagged - those of the outputs that flags name; the configuration file names the others
 * @throws OptionError when a reporter is unknown, two write to standard output, or a file cannot be written
 */
export async function checkReporters(
	outputs: Readonly<Record<string, string>>,
	flagged: Readonly<Record<string, string>> = outputs,
): Promise<void> {
	for (const name of Object.keys(outputs)) {
		if (!Object.hasOwn(reporters, name)) {
			throw new OptionError(`The reporter must be one of ${Object.keys(reporters).join(', ')}.`);
		}
	}
	const printed = Object.entries(outputs).filter(([, output]) => output === '-');
	if (printed.length > 1) {
		throw new OptionError(
			`${printed.map(([name]) => name).join(' and ')} would both write to standard output: give all but one an --output.`,
		);
	}
	for (const [name, output] of Object.entries(outputs)) {
		const flag = Object.hasOwn(flagged, name) ? '--output' : 'the configuration file';
		if (output !== '-') await assertWritable(output, `${name} report`, flag);
	}
}

/**
 * Writes each report into its file, or prints it; the pretty one is printed when no other is.
 * @throws OutputError when one cannot be written
 */
export async function writeReports(
	report: AnyReport,
	outputs: Readonly<Record<string, string>>,
	{ stdout }: { stdout: NodeJS.WritableStream },
): Promise<void> {
	const paint: Paint = (style, text) => styleText(style, text, { stream: stdout, validateStream: true });
	const isPrinting = Object.values(outputs).includes('-') || 'pretty' in outputs;
	const all = Object.entries(isPrinting ? outputs : { ...outputs, pretty: '-' });
	for (const [name, output] of all) {
		if (output !== '-') await writeText(output, reporters[name]?.(report) ?? '');
	}
	// Last, because whoever reads it may close it at any time.
	for (const [name, output] of all) {
		if (output === '-') await print(stdout, reporters[name]?.(report, paint) ?? '');
	}
}
