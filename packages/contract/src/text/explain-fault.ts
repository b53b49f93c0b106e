import { describeFound } from './describe-found.ts';
import type { Fault, Place } from './json-scanner.ts';
import { positionOf } from './text-position.ts';

/** Where a text is no JSON and why. */
export interface Explanation {
	readonly line: number;
	readonly column: number;
	/** What was expected, what was found, and what to do; never a value of the text. */
	readonly message: string;
}

/** Puts a fault into words. */
export function explainFault(text: string, fault: Fault): Explanation {
	const { line, column } = positionOf(text, fault.index);
	return { line, column, message: `line ${line}, column ${column}: ${sentence(text, fault)}` };
}

function sentence(text: string, fault: Fault): string {
	switch (fault.kind) {
		case 'trailing comma':
			return 'expected nothing after the last value, found a comma: take it out';
		case 'number':
			return `expected ${expected(text, fault)}, found a number that JSON does not have: ${numberAdvice(text, fault.index)}`;
		case 'escape':
			return 'expected an escape of JSON, found another character after the backslash: write two backslashes, or one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000';
		case 'control character':
			return /[\r\n]/.test(text[fault.index] ?? '')
				? 'expected a closing quote, found the end of the line: close the string, or write \\n for a line break in it'
				: 'expected an escape, found a control character in a string: write \\t for a tab, \\u and four digits for others';
		case 'open string':
			return 'expected a closing quote for this string, found the end of the text: the text is cut off, or the quote is missing';
		default:
			return unexpected(text, fault);
	}
}

function unexpected(text: string, fault: Fault): string {
	const { found, advice } = describeFound(text, fault.index);
	const toDo = contextAdvice(text, fault, found) ?? advice;
	const sentence = `expected ${expected(text, fault)}, found ${found}`;
	return toDo === undefined ? sentence : `${sentence}: ${toDo}`;
}

const due: Readonly<Record<Place, string>> = {
	value: 'a value',
	'first item': 'a value or "]"',
	'first name': 'a name in double quotes or "}"',
	name: 'a name in double quotes',
	colon: '":"',
	'after value': '"," or "]"',
	end: 'the end of the text',
};

function expected(text: string, { place, opened }: Fault): string {
	return place === 'after value' && opened !== undefined && text[opened] === '{' ? '"," or "}"' : due[place];
}

/** What the place says better than what was found there. */
function contextAdvice(text: string, { place, opened, index }: Fault, found: string): string | undefined {
	const beginsValue = /["{[]/.test(text[index] ?? '') || found === 'a number';
	const isClosing = /[\]}]/.test(text[index] ?? '');
	if (place === 'end' && beginsValue) return 'send one message as one document';
	if (place === 'end' && isClosing) return 'take it out';
	if (place === 'after value' && beginsValue) return 'a comma is missing before it';
	if (opened === undefined || !(index >= text.length || (place === 'after value' && isClosing))) return undefined;
	const { line, column } = positionOf(text, opened);
	return `the "${text[opened]}" of line ${line}, column ${column} is not closed`;
}

function numberAdvice(text: string, start: number): string {
	const number = text.slice(start, start + 3);
	if (/^-?(?:I|N)/.test(number)) return 'JSON has no Infinity or NaN, so send null or leave the member out';
	if (/^-?0[0-9]/.test(number)) return 'take the leading zeros out, or send a string';
	if (/^-?0[xXoObB]/.test(number)) return 'write it in decimal digits';
	return 'write digits, a point only with digits on both sides, and no unit or separator';
}
