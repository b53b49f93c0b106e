import type { CaseResult } from '../report.ts';

/** What was expected, in a few words. */
export function expectedWords({ expected }: CaseResult): string {
	const { verdict, statuses, mayClose } = expected;
	const words = verdict === 'any' ? 'any answer from 200 to 499' : statuses.join(' or ');
	return mayClose ? `${words}, or a closed connection` : words;
}

/** What came back, in a few words. */
export function receivedWords({ status, reason = 'nothing' }: CaseResult): string {
	return status === undefined ? reason : String(status);
}

/** What was changed in what. */
export function changeWords({ case: { from, change } }: CaseResult): string {
	return `${from}: ${change}`;
}

/** The place and the keyword that decide, and who says so. */
export function placeWords({ case: one, expected }: CaseResult): string {
	const place = (expected.pointer ?? one.pointer) || 'the whole request';
	return `${place} (${expected.keyword ?? one.keyword}, ${expected.source})`;
}
