/** What a terminal obeys instead of showing: control characters, marks of direction, odd line ends, halves of pairs. */
const obeyed = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with everything that a terminal would obey written as `\uXXXX`; in JSON text that means the same. */
export function printable(text: string): string {
	return text.replace(obeyed, (character) =>
		character
			.split('')
			.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
			.join(''),
	);
}

/** A JSON value in one short line: scalars as JSON, long text cut, lists and objects by their kind. */
export function shortly(value: unknown, length = 40): string {
	if (Array.isArray(value)) return value.length === 0 ? '[]' : `a list of ${value.length}`;
	if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : 'an object';
	if (typeof value === 'number') return isExact(value) ? String(value) : 'an integer of more digits than readers of JSON keep';
	if (typeof value !== 'string') return String(value);
	const characters = Array.from(value.slice(0, 2 * length + 2));
	return printable(
		characters.length > length ? `${JSON.stringify(characters.slice(0, length).join('')).slice(0, -1)}…"` : JSON.stringify(value),
	);
}

function isExact(number: number): boolean {
	return !Number.isInteger(number) || Number.isSafeInteger(number);
}
