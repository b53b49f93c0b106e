import { curlCommand } from '../curl.ts';
import { type ConformanceReport, countsByLevel } from '../report.ts';

/** The report for programs, as JSON text. Only a token is left out. */
export function jsonReport({ results, ...report }: ConformanceReport): string {
	const plain = {
		...report,
		counts: countsByLevel(results),
		results: results.map(({ case: one, expected, request, outcome, known, status, reason, durationMs }) => ({
			id: one.id,
			area: one.area,
			title: one.title,
			level: expected.level,
			source: expected.source,
			pointer: expected.pointer ?? one.pointer,
			keyword: expected.keyword ?? one.keyword,
			from: one.from,
			change: one.change,
			outcome,
			...(known && { known }),
			expected: { verdict: expected.verdict, statuses: expected.statuses, ...(expected.mayClose && { mayClose: true }) },
			received: status ?? null,
			...(reason !== undefined && { reason }),
			...(durationMs !== undefined && { durationMs: Math.round(durationMs) }),
			request,
			curl: curlCommand(request),
		})),
	};
	return `${JSON.stringify(plain, null, 2)}\n`;
}
