import { type Explanation, explainFault } from './explain-fault.ts';
import { afterBlanks, scanJson } from './json-scanner.ts';
import { positionOf } from './text-position.ts';

/** The text without its byte order mark, or why it cannot be read. */
export type Decoded = { readonly text: string } | { readonly fault: Explanation };

const utf16 = 'line 1, column 1: expected UTF-8, found UTF-16 or UTF-32: encode the text as UTF-8';

/** Making one takes longer than decoding a message. */
let decoder: TextDecoder | undefined;

/** Decodes bytes as UTF-8, and takes one byte order mark off. */
export function decodeText(input: string | Uint8Array): Decoded {
	if (typeof input === 'string') return { text: input.replace(/^\ufeff/, '') };
	if (isWide(input)) return { fault: { line: 1, column: 1, message: utf16 } };
	try {
		decoder ??= new TextDecoder('utf-8', { fatal: true });
		return { text: decoder.decode(input) };
	} catch {
		return { fault: explainEncoding(input) };
	}
}

/** Explains why `JSON.parse` refused a text. */
export function explainText(text: string): Explanation {
	if (afterBlanks(text, 0) === text.length) {
		return { line: 1, column: 1, message: 'line 1, column 1: expected a JSON document, found nothing: the body is empty' };
	}
	if (text.slice(0, 4).includes('\0')) return { line: 1, column: 1, message: utf16 };
	const fault = scanJson(text);
	if (fault !== undefined) return explainFault(text, fault);
	// The scanner has no limit of depth; some engines have.
	return { line: 1, column: 1, message: 'line 1, column 1: expected a message, found brackets nested too deeply to be read' };
}

/** A byte order mark of UTF-16 or UTF-32, or the zero bytes of ASCII in one of them: JSON begins with ASCII. */
function isWide(bytes: Uint8Array): boolean {
	const [first, second] = bytes;
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || bytes.subarray(0, 4).includes(0);
}

function explainEncoding(bytes: Uint8Array): Explanation {
	// A character that is begun and not ended is left out of a stream.
	const before = new TextDecoder().decode(bytes.subarray(0, firstInvalid(bytes)), { stream: true });
	const { line, column } = positionOf(before, before.length);
	return {
		line,
		column,
		message: `line ${line}, column ${column}: expected UTF-8, found a byte of another encoding: encode the text as UTF-8`,
	};
}

/** The index of the first byte up to which the bytes cannot be the beginning of UTF-8, by halving. */
function firstInvalid(bytes: Uint8Array): number {
	let valid = 0;
	let invalid = bytes.length;
	while (invalid - valid > 1) {
		const middle = (valid + invalid) >> 1;
		if (isBeginningOfUtf8(bytes.subarray(0, middle))) valid = middle;
		else invalid = middle;
	}
	return valid;
}

function isBeginningOfUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		return true;
	} catch {
		return false;
	}
}
