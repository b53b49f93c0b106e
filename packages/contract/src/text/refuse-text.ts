import { limits } from '../generated/operation/limits.ts';
import type { Change, ValidationError } from '../validation.ts';
import { explainText } from './decode-text.ts';
import type { Explanation } from './explain-fault.ts';
import { findRepairs, type Repair } from './find-repairs.ts';
import { positionsIn } from './text-position.ts';

/** The error of a text that is no JSON. */
export function jsonError({ line, column, message }: Explanation, changes?: readonly Change[]): ValidationError {
	const error = { pointer: '', code: 'json', message, line, column };
	return changes === undefined ? error : { ...error, changes };
}

/** The error of a text that `JSON.parse` refused; with comments or foreign blanks in it, also what to change line by line. */
export function refuseText(text: string): ValidationError {
	const explanation = explainText(text);
	if (text.length > limits.allErrorsBytes) return jsonError(explanation);
	const repairs = [...upTo(limits.maxErrors + 1, findRepairs(text))].sort((a, b) => a.start - b.start);
	const title = titles.find(([kind]) => repairs.some((repair) => repair.kind === kind))?.[1];
	if (title === undefined) return jsonError(explanation);
	const changes = changesOf(text, repairs);
	const sentences = changes.map(({ line, column, message }) => `line ${line}, column ${column}: ${message}`);
	return jsonError({ ...explanation, message: `${title}: ${sentences.join('; ')}` }, changes);
}

/** What a text with such a piece is called; the first that fits. One comma says enough by itself. */
const titles: readonly (readonly [kind: Repair['kind'], title: string])[] = [
	['sample comment', 'this is the guide’s sample as it is printed, which is not JSON'],
	['comment', 'the text has comments, which JSON does not'],
	['bare comment', 'the text has comments, which JSON does not'],
	['blanks', 'the text has blanks that are none in JSON'],
];

/** The changes in the order of the text, and what else keeps it from being JSON once they are made. */
function changesOf(text: string, repairs: readonly Repair[]): Change[] {
	const position = positionsIn(text);
	const changes = repairs.slice(0, limits.maxErrors).map(({ start, message }) => ({ ...position(start), message }));
	const rest = repairs.length > limits.maxErrors ? undefined : restFault(text, repairs);
	return rest === undefined ? changes : [...changes, rest].sort((a, b) => a.line - b.line || a.column - b.column);
}

function restFault(text: string, repairs: readonly Repair[]): Change | undefined {
	const repaired = blankOut(text, repairs);
	try {
		JSON.parse(repaired);
		return undefined;
	} catch {
		const { line, column, message } = explainText(repaired);
		return { line, column, message: message.replace(/^line \d+, column \d+: /, '') };
	}
}

/** The text with blanks in place of what is no JSON, so that every other position stays. */
function blankOut(text: string, repairs: readonly Repair[]): string {
	const parts: string[] = [];
	let end = 0;
	for (const repair of repairs) {
		if (repair.kind === 'value') continue;
		parts.push(text.slice(end, repair.start), text.slice(repair.start, repair.end).replace(/[^\r\n]/g, ' '));
		end = repair.end;
	}
	return parts.join('') + text.slice(end);
}

function* upTo<T>(count: number, items: Iterable<T>): Generator<T> {
	let taken = 0;
	for (const item of items) {
		yield item;
		if (++taken === count) return;
	}
}
