const httpDate = /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/;

/**
 * The wait that a Retry-After header asks for, in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3).
 * @param now - the current time, epoch milliseconds
 * @returns undefined when the header is absent or neither; 0 for a date in the past
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
	// Node's fetch leaves blanks at the end of a header.
	const value = header?.trim() ?? '';
	if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
	if (!httpDate.test(value)) return undefined;
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
