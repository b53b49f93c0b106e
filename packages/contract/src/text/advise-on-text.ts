import { childPointer } from '../advice/lookup.ts';
import { type Advice, reportTo } from '../advice/report.ts';
import { integers } from '../generated/advice/advice.ts';
import { scanJson, type Visitor } from './json-scanner.ts';

/** Findings that only the text shows: members that stand twice, and integers written with a fraction or an exponent. */
export function adviseOnText(text: string): Advice[] {
	const found: Advice[] = [];
	scanJson(text, new TextAdviser(text, found));
	return found;
}

/** An open object or list of the text. */
interface Level {
	/** The names that the object has had; undefined in a list, and in an object without any yet. */
	names?: Set<string>;
	readonly isObject: boolean;
	/** The name or index of the member that is being read. */
	member: string | number;
}

class TextAdviser implements Visitor {
	readonly #text: string;
	readonly #report: ReturnType<typeof reportTo>;
	readonly #levels: Level[] = [];

	constructor(text: string, found: Advice[]) {
		this.#text = text;
		this.#report = reportTo(found);
	}

	enter(isObject: boolean): void {
		this.#levels.push({ isObject, member: isObject ? '' : 0 });
	}

	leave(): void {
		this.#levels.pop();
	}

	comma(): void {
		const level = this.#levels.at(-1);
		if (level !== undefined && typeof level.member === 'number') level.member++;
	}

	name(start: number, end: number): void {
		const level = this.#levels.at(-1);
		if (level === undefined) return;
		const name: string = JSON.parse(this.#text.slice(start, end));
		level.member = name;
		level.names ??= new Set();
		if (level.names.has(name)) this.#report('duplicate-member', this.#pointer());
		level.names.add(name);
	}

	number(start: number, end: number): void {
		if (this.#levels.length > deepestInteger) return;
		const number = this.#text.slice(start, Math.min(end, start + 400));
		if (!/[.eE]/.test(number) || !Number.isInteger(Number(this.#text.slice(start, end)))) return;
		const pattern = this.#levels.map(({ isObject, member }) => `/${isObject ? member : '*'}`).join('');
		if ((integers as readonly string[]).includes(pattern)) this.#report('integer-notation', this.#pointer());
	}

	#pointer(): string {
		return this.#levels.reduce((pointer, { member }) => childPointer(pointer, String(member)), '');
	}
}

const deepestInteger = Math.max(...integers.map((pointer) => pointer.split('/').length - 1));
