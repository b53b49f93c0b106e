import { childPointer } from '../advice/lookup.ts';
import { type Advice, type Report, reportTo } from '../advice/report.ts';
import { integers } from '../generated/advice/advice.ts';
import { duplicateMember, integerNotation } from '../generated/advice/findings.ts';
import { scanJson, type Visitor } from './json-scanner.ts';

/** Deeper in a text nothing is looked at, nor are more names of one object and more numbers with a fraction or exponent. */
const deepest = 100;
const seenNames = 10_000;
const seenNumbers = 10_000;

/**
 * Findings that only the text shows: members that stand twice, and integers written with a fraction or an exponent.
 * @param text - valid JSON
 */
export function adviseOnText(text: string): Advice[] {
	const found: Advice[] = [];
	scanJson(text, new TextAdviser(text, reportTo(found)));
	return found;
}

/** An open object or list of the text. */
interface Level {
	readonly isObject: boolean;
	/** The name or index of the member that is being read; undefined before the first name. */
	member: string | number | undefined;
	/** The names that the object has had, once it has had two. */
	names?: Set<unknown>;
}

class TextAdviser implements Visitor {
	readonly #text: string;
	readonly #report: Report;
	readonly #levels: Level[] = [];
	#depth = 0;
	#numbers = 0;

	constructor(text: string, report: Report) {
		this.#text = text;
		this.#report = report;
	}

	enter(isObject: boolean): void {
		this.#depth++;
		if (this.#depth <= deepest) this.#levels.push({ isObject, member: isObject ? undefined : 0 });
	}

	leave(): void {
		if (this.#depth <= deepest) this.#levels.pop();
		this.#depth--;
	}

	comma(): void {
		const level = this.#level();
		if (typeof level?.member === 'number') level.member++;
	}

	name(start: number, end: number): void {
		const level = this.#level();
		if (level === undefined) return;
		const { member: previous } = level;
		level.member = this.#nameAt(start, end);
		if (previous === undefined) return;
		level.names ??= new Set([previous]);
		if (level.names.size >= seenNames) return;
		if (level.names.has(level.member)) this.#report(duplicateMember, this.#pointer());
		level.names.add(level.member);
	}

	number(start: number, end: number, isPlain: boolean): void {
		if (isPlain || this.#level() === undefined || ++this.#numbers > seenNumbers) return;
		if (!Number.isInteger(Number(this.#text.slice(start, end)))) return;
		const pattern = this.#levels.map(({ isObject, member }) => `/${isObject ? member : '*'}`).join('');
		if ((integers as readonly string[]).includes(pattern)) this.#report(integerNotation, this.#pointer());
	}

	#level(): Level | undefined {
		return this.#depth > deepest ? undefined : this.#levels.at(-1);
	}

	#nameAt(start: number, end: number): string {
		const name = this.#text.slice(start + 1, end - 1);
		return name.includes('\\') ? JSON.parse(`"${name}"`) : name;
	}

	#pointer(): string {
		return this.#levels.reduce((pointer, { member }) => childPointer(pointer, String(member)), '');
	}
}
