import { type CaseResult, countsByLevel, exitCodeOf, runConformance } from '@ivr-activity/conformance';
import { heading, indented, isTerminal, paint, step } from './screen.ts';

const shownFailures = 5;

/** Runs the conformance suite against the mock and shows its counts. @returns the exit code of its verdict: 0 pass */
export async function judgeMock(baseUrl: string): Promise<number> {
	heading('4  The conformance suite judges the mock');
	const report = await step(
		'Send every case',
		(report) =>
			runConformance({
				baseUrl,
				profile: 'strict',
				// Plain lines stay on the page: four of them are enough.
				onResult: (_, { done, total }) => (isTerminal || done % Math.ceil(total / 4) === 0) && report(`${done} of ${total}`),
			}),
		({ results, profile }) => `${results.length} cases, ${profile} profile`,
	);
	for (const [level, { passed, failed, skipped }] of Object.entries(countsByLevel(report.results))) {
		const bad = failed > 0 ? `, ${paint('red', `${failed} failed`)}` : '';
		indented(`${level.padEnd(7)}${String(passed).padStart(5)} passed${bad}${skipped > 0 ? `, ${skipped} skipped` : ''}`);
	}
	showFailures(report.results.filter(({ outcome }) => outcome === 'failed'));
	if (report.reason !== undefined) indented(report.reason, 'red');
	return exitCodeOf(report);
}

function showFailures(failures: readonly CaseResult[]): void {
	for (const { case: one, expected, status, reason } of failures.slice(0, shownFailures)) {
		indented(`${paint('red', one.id)}  ${one.title}: ${status ?? reason} instead of ${expected.statuses.join(' or ')}`);
	}
	if (failures.length > 0) indented('All of them: npx -y pnpm@12 run conformance run --target <the address above>', 'dim');
}
