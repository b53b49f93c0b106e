/**
 * Reads JSON text (RFC 8259) token by token, without recursion and without building values. `JSON.parse` stays what
 * makes the value; this says where and why a text is no JSON, alike in every engine, and shows what a value hides.
 * A parser from a library would be a run-time dependency, and those that tell positions build a tree of a hostile text.
 */

/** What may stand at a place of the text. */
export type Place = 'value' | 'first item' | 'first name' | 'name' | 'colon' | 'after value' | 'end';

/** Why a text is no JSON. */
export interface Fault {
	readonly kind: 'unexpected' | 'trailing comma' | 'number' | 'escape' | 'control character' | 'open string';
	/** Where, as an index into the text; its length when the text ends too early. */
	readonly index: number;
	/** What was due there. */
	readonly place: Place;
	/** Where the innermost bracket that is still open stands. */
	readonly opened: number | undefined;
}

/** Told of the tokens, in order; `start` and `end` are indices into the text. */
export interface Visitor {
	/** A value begins, whatever it is; `enter` or `number` follow for some. */
	value?(start: number): void;
	enter(isObject: boolean): void;
	leave(): void;
	comma(): void;
	name(start: number, end: number): void;
	/** A plain number has neither a fraction nor an exponent. */
	number?(start: number, end: number, isPlain: boolean): void;
}

/** The first fault of a text; undefined when it is JSON. */
export function scanJson(text: string, visitor?: Visitor): Fault | undefined {
	return new Scanner(text, visitor).scan();
}

class Scanner {
	readonly #text: string;
	readonly #visitor: Visitor | undefined;
	readonly #opened: number[] = [];
	#place: Place = 'value';
	#index = 0;
	#lastComma = 0;

	constructor(text: string, visitor: Visitor | undefined) {
		this.#text = text;
		this.#visitor = visitor;
	}

	scan(): Fault | undefined {
		for (;;) {
			this.#index = afterBlanks(this.#text, this.#index);
			if (this.#index === this.#text.length && this.#place === 'end') return undefined;
			const fault = this.#step(this.#text[this.#index] ?? '');
			if (fault !== undefined) return fault;
		}
	}

	#step(character: string): Fault | undefined {
		switch (this.#place) {
			case 'first name':
			case 'name':
				return character === '"' ? this.#readName() : this.#close(character, '}');
			case 'colon':
				return character === ':' ? this.#pass('value') : this.#fault('unexpected');
			case 'after value':
				return character === ',' ? this.#readComma() : this.#close(character, this.#isInObject() ? '}' : ']');
			case 'end':
				return this.#fault('unexpected');
			default:
				return character === ']' && this.#isInList() ? this.#close(character, ']') : this.#readValue(character);
		}
	}

	#readValue(character: string): Fault | undefined {
		this.#visitor?.value?.(this.#index);
		switch (character) {
			case '{':
			case '[':
				this.#opened.push(this.#index);
				this.#visitor?.enter(character === '{');
				return this.#pass(character === '{' ? 'first name' : 'first item');
			case '"':
				return this.#readString();
			default:
				return /[-0-9]/.test(character) ? this.#readNumber() : this.#readWord();
		}
	}

	#readName(): Fault | undefined {
		const start = this.#index;
		const fault = this.#readString();
		if (fault !== undefined) return fault;
		this.#visitor?.name(start, this.#index);
		this.#place = 'colon';
		return undefined;
	}

	#readString(): Fault | undefined {
		const { end, kind } = readString(this.#text, this.#index);
		if (kind !== undefined) return this.#fault(kind, kind === 'open string' ? this.#index : end);
		return this.#endValue(end);
	}

	#readNumber(): Fault | undefined {
		const { end, isPlain } = numberEnd(this.#text, this.#index);
		if (end < 0) return this.#fault('number');
		this.#visitor?.number?.(this.#index, end, isPlain);
		return this.#endValue(end);
	}

	#readWord(): Fault | undefined {
		const word = ['true', 'false', 'null'].find((literal) => this.#text.startsWith(literal, this.#index));
		if (word === undefined || isWordCharacter(this.#text[this.#index + word.length])) return this.#fault('unexpected');
		return this.#endValue(this.#index + word.length);
	}

	#readComma(): undefined {
		this.#lastComma = this.#index;
		this.#visitor?.comma();
		return this.#pass(this.#isInObject() ? 'name' : 'value');
	}

	#close(character: string, due: string): Fault | undefined {
		if (character !== due) return this.#fault('unexpected');
		if (this.#place === 'name' || this.#place === 'value') return this.#fault('trailing comma', this.#lastComma);
		this.#opened.pop();
		this.#visitor?.leave();
		return this.#endValue(this.#index + 1);
	}

	#pass(place: Place): undefined {
		this.#index++;
		this.#place = place;
	}

	#endValue(end: number): undefined {
		this.#index = end;
		this.#place = this.#opened.length === 0 ? 'end' : 'after value';
	}

	#isInObject(): boolean {
		return this.#text[this.#opened.at(-1) ?? -1] === '{';
	}

	#isInList(): boolean {
		return this.#text[this.#opened.at(-1) ?? -1] === '[';
	}

	#fault(kind: Fault['kind'], index = this.#index): Fault {
		return { kind, index, place: this.#place, opened: this.#opened.at(-1) };
	}
}

/** The index of the first character from an index on that is no white space of JSON. */
export function afterBlanks(text: string, start: number): number {
	let index = start;
	for (; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code > space || (code !== space && code !== tab && code !== lineFeed && code !== carriageReturn)) break;
	}
	return index;
}

/** Where the string that begins at an index ends (after its quote), or the fault in it and where that stands. */
export function readString(text: string, start: number): { end: number; kind?: 'open string' | 'escape' | 'control character' } {
	for (let index = start + 1; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code === quote) return { end: index + 1 };
		if (code < space) return { end: index, kind: 'control character' };
		if (code === backslash) {
			const length = escapeLength(text, index);
			if (length === 0) return { end: index, kind: 'escape' };
			index += length - 1;
		}
	}
	return { end: text.length, kind: 'open string' };
}

const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;
const zero = 0x30;
const nine = 0x39;
const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

function escapeLength(text: string, index: number): number {
	const escaped = text[index + 1] ?? '';
	if (escaped === 'u') return /^[0-9A-Fa-f]{4}$/.test(text.slice(index + 2, index + 6)) ? 6 : 0;
	return escaped !== '' && '"\\/bfnrt'.includes(escaped) ? 2 : 0;
}

/** Where the number that begins at an index ends; negative when it is no number of JSON. */
function numberEnd(text: string, start: number): { end: number; isPlain: boolean } {
	const first = text[start] === '-' ? start + 1 : start;
	const whole = text[first] === '0' ? first + 1 : afterDigits(text, first);
	let end = whole;
	if (end > 0 && text[end] === '.') end = afterDigits(text, end + 1);
	if (end > 0 && /[eE]/.test(text[end] ?? '')) end = afterDigits(text, /[+-]/.test(text[end + 1] ?? '') ? end + 2 : end + 1);
	return { end: isWordCharacter(text[end]) ? -1 : end, isPlain: end === whole };
}

/** The index after at least one digit; negative when there is none. */
function afterDigits(text: string, start: number): number {
	let index = start;
	for (let code = text.charCodeAt(index); code >= zero && code <= nine; code = text.charCodeAt(index)) index++;
	return index > start ? index : -1;
}

function isWordCharacter(character = ','): boolean {
	return !' \t\n\r,]}'.includes(character) && /[\p{L}\p{N}_$.+-]/u.test(character);
}
