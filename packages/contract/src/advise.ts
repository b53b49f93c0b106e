import { adviseOnAttributeValues } from './advice/attribute-values.ts';
import { adviseOnCardNumbers } from './advice/card-numbers.ts';
import { adviseOnDirections } from './advice/directions.ts';
import { adviseOnMembers } from './advice/members.ts';
import { adviseOnPlaceholders } from './advice/placeholders.ts';
import { type Advice, type Family, reportTo } from './advice/report.ts';
import { adviseOnReportColumns } from './advice/report-columns.ts';
import { adviseOnReusedId } from './advice/reused-id.ts';
import { adviseOnTimes, type ReadTime } from './advice/times.ts';
import { instantOf } from './instant.ts';

export type { Advice, AdviceCode } from './advice/report.ts';

/**
 * Findings on a message of either profile that no schema can make; `validate` and `parse` give them too, and `parse`
 * adds what only the text shows. Any value can be given; at most twenty findings of one code come back.
 */
export function advise(message: unknown): Advice[] {
	return adviseBy([...families(instantOf), adviseOnDirections], message);
}

/** The same findings on a message that is valid in the strict profile, where a direction is known and a time is epoch milliseconds. */
export function adviseOnStrict(message: unknown): Advice[] {
	return adviseBy(families(epochMilliseconds), message);
}

/** What can be found in a valid message of either profile. */
function families(read: ReadTime): Family[] {
	return [
		adviseOnTimes(read),
		adviseOnReportColumns,
		adviseOnReusedId,
		adviseOnMembers,
		adviseOnAttributeValues,
		adviseOnCardNumbers,
		adviseOnPlaceholders,
	];
}

function adviseBy(families: readonly Family[], message: unknown): Advice[] {
	const found: Advice[] = [];
	const report = reportTo(found);
	try {
		for (const family of families) family(message, report);
	} catch {
		// A getter or a proxy of the caller's threw: what it hides is not advised on.
	}
	return found;
}

function epochMilliseconds(value: unknown): number | undefined {
	return value === undefined ? undefined : Number(value);
}
