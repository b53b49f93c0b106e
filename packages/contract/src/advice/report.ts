import { fillTemplate } from '../fill-template.ts';
import { findings } from '../generated/advice/advice.ts';
import { limits } from '../generated/operation/operation.ts';

/** The stable code of a finding. */
export type AdviceCode = keyof typeof findings;

/** What is valid and still wrong. */
export interface Advice {
	readonly code: AdviceCode;
	/** JSON pointer into the message. */
	readonly pointer: string;
	/** What will happen, in one sentence. */
	readonly happens: string;
	/** What to do about it. */
	readonly do: string;
}

/**
 * Notes a finding at a place; the values fill what the texts of the finding leave open.
 * @returns false when there are enough findings of the code
 */
export type Report = (code: AdviceCode, pointer: string, values?: Readonly<Record<string, unknown>>) => boolean;

/** Looks for one family of findings. */
export type Family = (message: unknown, report: Report) => void;

/** A report that keeps the findings in a list, up to a number of each code. */
export function reportTo(list: Advice[]): Report {
	const counts = new Map<AdviceCode, number>();
	return (code, pointer, values = {}) => {
		const count = (counts.get(code) ?? 0) + 1;
		if (count > limits.maxAdvicePerCode) return false;
		counts.set(code, count);
		list.push(advice(code, pointer, values));
		return true;
	};
}

function advice(code: AdviceCode, pointer: string, values: Readonly<Record<string, unknown>>): Advice {
	const texts: { happens: string; do: string; nearest?: string } = findings[code];
	const toDo = values.nearest === undefined ? texts.do : `${texts.nearest} ${texts.do}`;
	return { code, pointer, happens: fillTemplate(texts.happens, values), do: fillTemplate(toDo, values) };
}
