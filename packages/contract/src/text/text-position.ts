/** A place in a text, 1-based; the column counts UTF-16 code units. */
export interface TextPosition {
	readonly line: number;
	readonly column: number;
}

/** The position of an index in a text. */
export function positionOf(text: string, index: number): TextPosition {
	return positionsIn(text)(index);
}

/** Gives the positions of indices that never go back, reading the text once. */
export function positionsIn(text: string): (index: number) => TextPosition {
	let line = 1;
	let lineStart = 0;
	let end = lineEnd(text, 0);
	return (index) => {
		while (end < index) {
			line++;
			lineStart = end + 1;
			end = lineEnd(text, lineStart);
		}
		return { line, column: index - lineStart + 1 };
	};
}

/** The index of the line feed, or of a carriage return without one, that ends the line; the text's length in the last line. */
function lineEnd(text: string, start: number): number {
	for (let index = start; index < text.length; index++) {
		if (text[index] === '\n' || (text[index] === '\r' && text[index + 1] !== '\n')) return index;
	}
	return text.length;
}
