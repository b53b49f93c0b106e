const digits = /^[ \t]*[0-9]{1,18}[ \t]*$/;
const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/**
 * A time as either profile allows it to be written: epoch milliseconds as an integer or as digits, or RFC 3339.
 * @returns epoch milliseconds, never rescaled; undefined for what is no such time
 */
export function instantOf(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	return digits.test(value) ? Number(value) : fromDate(value);
}

function fromDate(text: string): number | undefined {
	const [, year = '', month = '', day = '', time, fraction = '', zone] = rfc3339.exec(text) ?? [];
	if (!isDay(Number(year), Number(month), Number(day))) return undefined;
	// Engines agree on three digits of a fraction only.
	const instant = Date.parse(`${year}-${month}-${day}${time}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`);
	return Number.isNaN(instant) ? undefined : instant;
}

/** `Date` reads 30 February as a day of March. */
function isDay(year: number, month: number, day: number): boolean {
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
