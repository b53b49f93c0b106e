import { curlCommand } from '../curl.ts';
import { type ConformanceReport, countOutcomes, countsByLevel } from '../report.ts';
import type { SenderReport } from '../senders/sender-report.ts';
import type { AnyReport } from './account-of.ts';

/** The report for programs, as JSON text. Of a receiver's report only a token is left out. */
export function jsonReport(report: AnyReport): string {
	return `${JSON.stringify('sender' in report ? ofSender(report) : ofReceiver(report), null, 2)}\n`;
}

function ofReceiver({ results, ...report }: ConformanceReport): object {
	return {
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
}

function ofSender({ results, ...report }: SenderReport): object {
	return {
		...report,
		counts: countOutcomes(results),
		results: results.map(({ check, ...result }) => ({ id: check.id, area: check.area, title: check.title, ...result })),
	};
}
