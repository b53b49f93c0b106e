import type { Paint } from '../reporters/pretty.ts';
import { visible, visibleLine } from '../reporters/visible.ts';
import type { ReplayReport } from './replay-scenarios.ts';

const plain: Paint = (_, text) => text;

/** Whether every scenario passed, and nothing is wrong with the driver. */
export function hasPassed({ results, problems }: ReplayReport): boolean {
	return problems.length === 0 && results.every(({ differences }) => differences.length === 0);
}

/** The report for people: every difference, then the verdict. */
export function prettyReplayReport(report: ReplayReport, paint: Paint = plain): string {
	const { command, results, problems } = report;
	const failed = results.filter(({ differences }) => differences.length > 0);
	const blocks = [
		paint('bold', visibleLine(command)),
		...failed.map(({ id, title, differences }) =>
			[
				`${paint('bold', id)}  ${title}`,
				...differences.map((difference) => `  ${visible(difference).replaceAll('\n', '\n    ')}`),
			].join('\n'),
		),
		...problems.map((problem) => paint('red', visibleLine(problem))),
		hasPassed(report)
			? paint('green', `PASS  All ${results.length} scenarios passed.`)
			: paint('red', `FAIL  ${failed.length} of ${results.length} scenarios failed.`),
	];
	return `${blocks.join('\n\n')}\n`;
}

/** The report for programs, as JSON text. */
export function jsonReplayReport(report: ReplayReport): string {
	return `${JSON.stringify({ verdict: hasPassed(report) ? 'pass' : 'fail', ...report }, null, 2)}\n`;
}
