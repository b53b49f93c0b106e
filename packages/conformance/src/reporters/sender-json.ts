import { levels } from '../report.ts';
import type { SenderReport } from '../senders/sender-report.ts';

/** The report on a sender for programs, as JSON text. */
export function senderJson({ results, ...report }: SenderReport): string {
	const counts = Object.fromEntries(
		levels.map((level) => {
			const count = (outcome: string) => results.filter((one) => one.level === level && one.outcome === outcome).length;
			return [level, { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }];
		}),
	);
	const plain = {
		...report,
		counts,
		results: results.map(({ check, ...result }) => ({ id: check.id, area: check.area, title: check.title, ...result })),
	};
	return `${JSON.stringify(plain, null, 2)}\n`;
}
