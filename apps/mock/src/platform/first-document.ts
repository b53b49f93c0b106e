/**
 * The first JSON object of a text that is not JSON as a whole, because something follows it: a parser of streams, as the
 * platform has one, reads it and ignores the rest. Undefined when the text does not begin with one.
 */
export function firstDocument(bytes: Uint8Array): unknown {
	const text = decoded(bytes);
	const end = endOfObject(text);
	if (end === undefined) return undefined;
	try {
		return JSON.parse(text.slice(0, end));
	} catch {
		return undefined;
	}
}

function decoded(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return '';
	}
}

/** Strings, in which braces do not count, or one brace. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/gs;

function endOfObject(text: string): number | undefined {
	if (!/^[ \t\r\n]*\{/.test(text)) return undefined;
	let depth = 0;
	for (const { 0: found, index } of text.matchAll(token)) {
		if (found === '{') depth++;
		if (found === '}') depth--;
		if (depth === 0) return index + 1;
	}
	return undefined;
}
