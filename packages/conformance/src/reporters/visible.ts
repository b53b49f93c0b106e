/** What a terminal or a page obeys in place of showing it: control characters, marks of direction, halves of pairs. */
const obeyed = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** The text with everything in it that would be obeyed written as `\uXXXX`, but line feeds and tabs. */
export function visible(text: string): string {
	return text.replace(obeyed, (character) => (character === '\n' || character === '\t' ? character : escaped(character)));
}

/** As `visible`, in one line. */
export function visibleLine(text: string): string {
	return text.replace(obeyed, escaped);
}

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
