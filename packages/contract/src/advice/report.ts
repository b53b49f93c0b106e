import { fillTemplate } from '../fill-template.ts';
import type * as findings from '../generated/advice/findings.ts';
import { maxAdvicePerCode } from '../generated/operation/limits.ts';

/** What can be found, with its texts. */
export type Finding = (typeof findings)[keyof typeof findings];

/** The stable code of a finding. */
export type AdviceCode = Finding['code'];

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
export type Report = (finding: Finding, pointer: string, values?: Readonly<Record<string, unknown>>) => boolean;

/** Looks for one family of findings. */
export type Family = (message: unknown, report: Report) => void;

/** A report that keeps the findings in a list, up to a number of each code. */
export function reportTo(list: Advice[]): Report {
	const counts = new Map<AdviceCode, number>();
	return (finding, pointer, values = {}) => {
		const { code } = finding;
		const count = (counts.get(code) ?? 0) + 1;
		if (count > maxAdvicePerCode) return false;
		counts.set(code, count);
		list.push(advice(finding, pointer, values));
		return true;
	};
}

function advice(finding: Finding, pointer: string, values: Readonly<Record<string, unknown>>): Advice {
	const { code, ...texts }: { code: AdviceCode; happens: string; do: string; nearest?: string } = finding;
	const toDo = values.nearest === undefined ? texts.do : `${texts.nearest} ${texts.do}`;
	return { code, pointer, happens: fillTemplate(texts.happens, values), do: fillTemplate(toDo, values) };
}
