import { enumerated, sampleLiterals } from '../generated/advice/advice.ts';
import { bareComments, placeholders } from '../generated/advice/printed-sample.ts';
import { afterBlanks, readString } from './json-scanner.ts';

/** A piece of a text that keeps it from being JSON, or that the guide's sample has in place of a value. */
export interface Repair {
	readonly start: number;
	readonly end: number;
	readonly kind: keyof typeof toDo | 'value';
	/** What to do, in one phrase. */
	readonly message: string;
}

/** What to do about a piece that is no JSON. */
const toDo = {
	comment: 'take out the comment',
	'bare comment': 'take out the words, which are a comment without its marks',
	'sample comment': 'take out the words, which are a comment without its marks',
	comma: 'take out the comma before the bracket',
	blanks: 'put plain blanks in place of blanks that are none in JSON',
} as const;

/** The comments, trailing commas, foreign blanks, placeholders and literals of a text, up to a string that does not end. */
export function* findRepairs(text: string): Generator<Repair> {
	let previous = { start: 0, character: '' };
	for (let start = afterBlanks(text, 0); start < text.length; ) {
		const character = text[start] ?? '';
		const end = pieceEnd(text, start, previous.character);
		if (end < 0) return;
		if (previous.character === ',' && (character === '}' || character === ']')) {
			yield { start: previous.start, end: previous.start + 1, kind: 'comma', message: toDo.comma };
		}
		const repair = repairAt(text, start, end);
		if (repair !== undefined) yield { start, end, ...repair };
		if (repair === undefined || repair.kind === 'value') previous = { start, character };
		start = afterBlanks(text, end);
	}
}

function repairAt(text: string, start: number, end: number): Pick<Repair, 'kind' | 'message'> | undefined {
	if (text[start] === '"') {
		const message = valueAdvice(text.slice(start + 1, Math.min(end - 1, start + longest)));
		return message === undefined ? undefined : { kind: 'value', message };
	}
	const kind = syntaxKind(text, start, end);
	return kind === undefined ? undefined : { kind, message: toDo[kind] };
}

function syntaxKind(text: string, start: number, end: number): keyof typeof toDo | undefined {
	if (isCommentStart(text, start)) return 'comment';
	if (isForeignBlank(text[start])) return 'blanks';
	if (!isLetter(text[start])) return undefined;
	const words = text.slice(start, Math.min(end, start + longest)).trimEnd();
	if (!words.includes(' ')) return undefined;
	return (bareComments as readonly string[]).includes(words) ? 'sample comment' : 'bare comment';
}

/** Longer than any piece of the sample. */
const longest = 200;

/** What a string of the sample has to be replaced by. */
function valueAdvice(value: string): string | undefined {
	return placeholderAdvice(value) ?? literalAdvice(value);
}

function placeholderAdvice(value: string): string | undefined {
	const known: Readonly<Record<string, string>> = placeholders;
	if (Object.hasOwn(known, value)) return `put in ${known[value]}, in place of the placeholder`;
	return /^<[A-Za-z][A-Za-z0-9 ._-]*>$/.test(value) ? 'put in the real value, in place of the placeholder' : undefined;
}

function literalAdvice(value: string): string | undefined {
	const literals = Object.entries(sampleLiterals) as [keyof typeof sampleLiterals, string][];
	const [pointer] = literals.find(([, literal]) => literal === value) ?? [];
	return pointer === undefined ? undefined : `write ${enumerated[pointer].map((known) => `"${known}"`).join(' or ')}, not both`;
}

function isCommentStart(text: string, index: number): boolean {
	return text[index] === '#' || text.startsWith('//', index) || text.startsWith('/*', index);
}

/** Where the piece that begins at an index ends; negative for a string that does not end. */
function pieceEnd(text: string, start: number, previous: string): number {
	if (text[start] === '"') {
		const { end, kind } = readString(text, start);
		return kind === undefined ? end : -1;
	}
	if (text.startsWith('/*', start)) {
		const end = text.indexOf('*/', start + 2);
		return end < 0 ? text.length : end + 2;
	}
	if (isCommentStart(text, start)) return start + matchAt(/[^\r\n]*/y, text, start).length;
	if (isForeignBlank(text[start])) return foreignEnd(text, start);
	return isLetter(text[start]) ? wordsEnd(text, start, previous === ':' || isLetter(previous)) : start + 1;
}

/** The end of the words that fill the rest of a line; that of the first word where they are a value or other things follow. */
function wordsEnd(text: string, start: number, isOneWord: boolean): number {
	const end = start + matchAt(isOneWord ? /[A-Za-z0-9]+/y : /[A-Za-z0-9][A-Za-z0-9 .'-]*/y, text, start).length;
	return isOneWord || end === text.length || /[\r\n/]/.test(text[end] ?? '') ? end : wordsEnd(text, start, true);
}

/** What a sticky pattern finds at an index; empty when that is nothing. */
function matchAt(pattern: RegExp, text: string, index: number): string {
	pattern.lastIndex = index;
	return pattern.exec(text)?.[0] ?? '';
}

/** The end of foreign blanks, plain ones between them included. */
function foreignEnd(text: string, start: number): number {
	let end = start;
	for (let index = start; index < text.length; index++) {
		if (isForeignBlank(text[index])) end = index + 1;
		else if (text[index] !== ' ') break;
	}
	return end;
}

/** Blanks that editors and web pages put between words and JSON does not know, the no-break space first. */
function isForeignBlank(character = ''): boolean {
	return /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/.test(character);
}

function isLetter(character = ''): boolean {
	return /[A-Za-z]/.test(character);
}
