import { isUnset, valueAt } from '../advice/lookup.ts';
import { type Column, reportColumns, shown } from '../advice/report-columns.ts';
import type { times } from '../generated/advice/advice.ts';
import { instantOf } from '../instant.ts';

/** One cell of the IVR Detail Report. */
export interface ReportCell {
	/** The name of the column. */
	readonly column: string;
	/** A time as ISO 8601 in UTC, the duration in seconds; null when the message has no value for it. */
	readonly value: string | number | null;
	/** The vendor documents the column, and not which member fills it. */
	readonly inferred: boolean;
	/** No member is known to fill the column. */
	readonly unknown?: true;
	/** How many characters the whole value has; only when it was cut to what the column holds. */
	readonly cutFrom?: number;
}

/** Further from 1970 than this, in milliseconds, a JavaScript date holds no time. */
const furthest = 8_640_000_000_000_000;

/**
 * The row of the IVR Detail Report that a message should become, column by column.
 *
 * It is a preview: the platform's own report decides. A value that cannot be read leaves its cell empty.
 * @param message - of either profile, valid or not
 */
export function reportRow(message: unknown): ReportCell[] {
	return reportColumns.map((column) => {
		const named = { column: column.column, inferred: column.inferred === true };
		if (column.value === 'unknown') return { ...named, value: null, unknown: true };
		return { ...named, ...fitted(cellValue(message, column), column) };
	});
}

function cellValue(message: unknown, column: Column): string | number | null {
	switch (column.value) {
		case 'time':
			return time(instantOf(valueAt(message, column.pointer)));
		case 'duration':
			return duration(message);
		default: {
			const { text } = shown(message, column);
			return text === undefined || isUnset(text) ? null : text;
		}
	}
}

function time(instant: number | undefined): string | null {
	return instant === undefined || Math.abs(instant) > furthest ? null : new Date(instant).toISOString();
}

function duration(message: unknown): number | null {
	const start = instantOf(valueAt(message, '/body/startTime' satisfies keyof typeof times));
	const end = instantOf(valueAt(message, '/body/endTime' satisfies keyof typeof times));
	return start === undefined || end === undefined ? null : (end - start) / 1000;
}

function fitted(
	value: string | number | null,
	{ maxLength = Number.POSITIVE_INFINITY }: Column,
): Pick<ReportCell, 'value' | 'cutFrom'> {
	if (typeof value !== 'string' || value.length <= maxLength) return { value };
	const characters = Array.from(value);
	return characters.length <= maxLength
		? { value }
		: { value: characters.slice(0, maxLength).join(''), cutFrom: characters.length };
}
