import { adviseOnAttributeValues } from './advice/attribute-values.ts';
import { adviseOnCardNumbers } from './advice/card-numbers.ts';
import { adviseOnKnownValues } from './advice/known-values.ts';
import { adviseOnMembers } from './advice/members.ts';
import { adviseOnPlaceholders } from './advice/placeholders.ts';
import { type Advice, reportTo } from './advice/report.ts';
import { adviseOnReportColumns } from './advice/report-columns.ts';
import { adviseOnTimes } from './advice/times.ts';

export type { Advice, AdviceCode } from './advice/report.ts';

const families = [
	adviseOnTimes,
	adviseOnReportColumns,
	adviseOnKnownValues,
	adviseOnMembers,
	adviseOnAttributeValues,
	adviseOnCardNumbers,
	adviseOnPlaceholders,
];

/**
 * Findings on a message of either profile that no schema can make; `validate` and `parse` give them too, and `parse`
 * adds what only the text shows. Any value can be given; at most twenty findings of one code come back.
 */
export function advise(message: unknown): Advice[] {
	const found: Advice[] = [];
	const report = reportTo(found);
	try {
		for (const family of families) family(message, report);
	} catch {
		// A getter or a proxy of the caller's threw: what it hides is not advised on.
	}
	return found;
}
