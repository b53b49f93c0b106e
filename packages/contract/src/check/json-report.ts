import type { Profile } from '../validation.ts';
import type { Checked } from './check-message.ts';
import { printable } from './printable.ts';

/** Which message of which file it is. */
export interface Source {
	/** The file as it was named; `-` for standard input. */
	readonly file: string;
	/** Its place among the messages of the file, 1-based. */
	readonly index: number;
	/** The line of the file that it begins in, 1-based. */
	readonly line: number;
}

/** What `ivr-check --json` prints of one message: one line of JSON, safe to show on a terminal. */
export function jsonReport(source: Source, profile: Profile, { message, ...checked }: Checked): string {
	return `${printable(JSON.stringify({ ...source, profile, ...checked }))}\n`;
}
