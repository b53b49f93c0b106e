import type { findings } from './generated/advice/advice.ts';

/** The stable code of a finding. */
export type AdviceCode = keyof typeof findings;

/** What is valid and still wrong. */
export interface Advice {
	readonly code: AdviceCode;
	/** JSON pointer into the message. */
	readonly pointer: string;
	/** What will happen, in one sentence. */
	readonly happens: string;
	/** What to do about it, in one sentence. */
	readonly do: string;
}

/** Findings on a valid message that no schema can make. */
export function advise(_message: unknown): Advice[] {
	return [];
}
