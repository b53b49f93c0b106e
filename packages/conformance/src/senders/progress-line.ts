import type { SenderProgress } from './sender-options.ts';

/** A request in one line, made of facts that are no personal data. */
export function progressLine({ scenario, number, of, request }: SenderProgress): string {
	const { method, bytes, unreadable, answered, atMs } = request;
	const what = unreadable === undefined ? `${method}, ${bytes} bytes` : unreadable;
	const when = atMs === 0 ? '' : ` after ${(atMs / 1000).toFixed(1)} s`;
	return `${String(number).padStart(2)} of ${of}  ${scenario.padEnd(17)}  ${what}${when}: ${answered}`;
}
