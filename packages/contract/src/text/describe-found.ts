/** What stands at a place of a text that is no JSON, in words that give no value away. */
export interface Found {
	readonly found: string;
	/** What to do about it. */
	readonly advice?: string;
}

const writesNull = 'JSON writes null';
const plainBlank = 'put a plain blank in its place';

/** In the order in which they are tried. */
const kinds: readonly (readonly [pattern: RegExp, found: string, advice?: string])[] = [
	[/\/[/*]|#/y, 'a comment', 'JSON has no comments, so take it out'],
	[/'/y, 'a single quote', 'JSON has double quotes only'],
	[/[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb`\u00b4]/y, 'a typographic quote', 'JSON has plain double quotes only'],
	[/"/y, 'a string'],
	[/[+-]?(?:Infinity|NaN)\b/y, 'Infinity or NaN', 'JSON has no such number, so send null or leave the member out'],
	[/undefined\b/y, 'undefined', 'JSON has no such value, so leave the member out'],
	[/(?:None|nil|NULL|Null)\b/y, 'None, nil or NULL', writesNull],
	[/(?:True|TRUE)\b/y, 'True', 'JSON writes true'],
	[/(?:False|FALSE)\b/y, 'False', 'JSON writes false'],
	[/[+.][0-9]/y, 'a number that begins with a plus or a point', 'begin it with a digit or a minus'],
	[/[-0-9]/y, 'a number'],
	[/\{/y, '"{"'],
	[/\}/y, '"}"'],
	[/\[/y, '"["'],
	[/\]/y, '"]"'],
	[/:/y, '":"'],
	[/,/y, '","'],
	[/=/y, '"="', 'JSON puts ":" between a name and its value'],
	[/</y, '"<"', 'this looks like XML, HTML or a placeholder'],
	[/\ufeff/y, 'a byte order mark', 'take it out, for only the very beginning may have one'],
	[/[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/y, 'a blank that is none in JSON', plainBlank],
	[/[\v\f\u0085\u2028\u2029]/y, 'a line end that is none in JSON', plainBlank],
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
	[/[\x00-\x1f\x7f]/y, 'a control character', 'take it out'],
	[/[\p{L}\p{N}_$@\\]/uy, 'a word without quotes', 'JSON puts names and texts in double quotes'],
];

/** Describes what stands at an index. */
export function describeFound(text: string, index: number): Found {
	if (index >= text.length) return { found: 'the end of the text' };
	for (const [pattern, found, advice] of kinds) {
		pattern.lastIndex = index;
		if (pattern.test(text)) return advice === undefined ? { found } : { found, advice };
	}
	return { found: 'a character that means nothing in JSON' };
}
