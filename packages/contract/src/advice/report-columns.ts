import { columns } from '../generated/advice/advice.ts';
import { missingForReport, tooLongForReport } from '../generated/advice/findings.ts';
import { ownMember } from '../own-member.ts';
import { isUnset, itemsAt, type MemberPointer, textOf, valueAt } from './lookup.ts';
import type { Family } from './report.ts';

/** A column of the IVR Detail Report. */
export interface Column {
	readonly pointer: MemberPointer;
	readonly column: string;
	readonly maxLength?: number;
	readonly value?: 'time' | 'duration' | 'selection' | 'journey' | 'unknown';
	readonly index?: number;
	readonly separator?: string;
	/** The vendor documents the column, and not which member fills it. */
	readonly inferred?: boolean;
}

/** The columns in the order of the report. */
export const reportColumns: readonly Column[] = columns;

const known = reportColumns.filter(({ value }) => value !== 'unknown');
const sources = new Set(known.map(({ pointer }) => pointer));
const limited = known.filter(({ maxLength }) => maxLength !== undefined);

/** Members without which the reports have no row or column, and values that a column cuts. */
export const adviseOnReportColumns: Family = (message, report) => {
	for (const source of sources) {
		if (!isUnset(valueAt(message, source))) continue;
		const names = known.filter(({ pointer }) => pointer === source).map(({ column }) => column);
		report(missingForReport, source, { columns: names.join(', '), member: source.split('/').at(-1) });
	}
	for (const column of limited) {
		const { maxLength = 0 } = column;
		const { pointer, text = '' } = shown(message, column);
		if (isLonger(text, maxLength)) report(tooLongForReport, pointer, { maxLength, column: column.column });
	}
};

/** What a column shows, and where in the message it stands. */
export function shown(
	message: unknown,
	{ pointer, value, index = 0, separator }: Column,
): { pointer: string; text?: string | undefined } {
	switch (value) {
		case 'selection':
			return {
				pointer: `${pointer}/${index}/selection`,
				text: textOf(ownMember(itemsAt(message, pointer)[index], 'selection')),
			};
		case 'journey':
			return { pointer, text: journey(itemsAt(message, pointer)).join(separator) };
		default:
			return { pointer, text: textOf(valueAt(message, pointer)) };
	}
}

/** The first activity's menu, then every selection in order. */
function journey(activities: readonly unknown[]): string[] {
	const [first] = activities;
	return [ownMember(first, 'menu'), ...activities.map((activity) => ownMember(activity, 'selection'))].map(
		(step) => textOf(step) ?? '',
	);
}

/** Columns count code points; the first comparison spares counting what is far too long. */
function isLonger(text: string, maxLength: number): boolean {
	return text.length > maxLength && (text.length > 2 * maxLength || [...text].length > maxLength);
}
