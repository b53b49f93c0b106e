import type { Profile } from '@ivr-activity/contract';
import type { Parts } from './receiver.ts';
import type { ReceiverMutant } from './receiver-mutant.ts';

/** Receivers that read a text as JSON that is none, or do not read one that is. */
export function textMutants(profile: Profile): ReceiverMutant[] {
	return Object.entries({ ...lenientParsers(), ...decoders, ...parsers }).map(([name, parts]) => ({
		name,
		kind: 'the text read otherwise',
		profile,
		parts: () => parts,
	}));
}

/** By what a lenient parser allows, what it takes for it, and what that means. */
const leniencies: Readonly<Record<string, readonly [pattern: string, meaning: (found: string) => string]>> = {
	'// comments': ['//[^\\n]*', () => ''],
	'/* comments */': ['/\\*[^]*?\\*/', () => ''],
	'# comments': ['#[^\\n]*', () => ''],
	'a comma after the last member': [',(?=\\s*\\})', () => ''],
	'a comma after the last item': [',(?=\\s*\\])', () => ''],
	'two commas': [',(?=\\s*,)', () => ''],
	'a comma before the first member': ['(?<=\\{)\\s*,', () => ''],
	'single quotes': ["'[^']*'", (found) => JSON.stringify(found.slice(1, -1))],
	'unquoted names': ['(?<=[{,]\\s*)[A-Za-z_]\\w*(?=\\s*:)', (found) => JSON.stringify(found)],
	NaN: ['\\bNaN\\b', () => 'null'],
	Infinity: ['-?\\bInfinity\\b', () => 'null'],
	undefined: ['\\bundefined\\b', () => 'null'],
	'literals in capitals': ['\\b(?:True|TRUE|False|FALSE|None|NULL)\\b', () => 'null'],
	'a leading zero': ['(?<=[:,[\\s])0+(?=[0-9])', () => ''],
	'a plus sign': ['(?<=[:,[\\s])\\+(?=[0-9])', () => ''],
	'hexadecimal numbers': ['\\b0[xX][0-9A-Fa-f]+', (found) => String(Number(found))],
	'a number that begins with a point': ['(?<=[:,[\\s])\\.(?=[0-9])', () => '0.'],
	'a number that ends in a point': ['(?<=[0-9])\\.(?![0-9])', () => ''],
	'white space that JSON does not know': ['[\\u000b\\u000c\\u00a0\\u2028\\ufeff]', () => ' '],
	'zero bytes after the document': ['\\0+$', () => ''],
	'a minus sign without a number': ['(?<=[:,[\\s])-(?=[,}\\]\\s])', () => '0'],
	'an e without an exponent': ['(?<=[0-9])e(?=[,}\\]\\s])', () => ''],
	'null with a capital': ['\\bNull\\b', () => 'null'],
	'numbers as names': ['(?<=[{,]\\s*)[0-9]+(?=\\s*:)', (found) => JSON.stringify(found)],
	'braces after the document': ['\\}+(?<=\\}\\}\\})$', () => '}}'],
	'= for a colon': ['(?<=")\\s*=', () => ':'],
	'a semicolon after the document': [';\\s*$', () => ''],
};

function lenientParsers(): Record<string, Partial<Parts>> {
	return Object.fromEntries(
		Object.entries(leniencies).map(([name, [pattern, meaning]]) => {
			// Strings are walked over, so that nothing in them is taken for it.
			const relaxed = new RegExp(`"(?:[^"\\\\]|\\\\.)*"|${pattern}`, 'g');
			const parse = (text: string) =>
				JSON.parse(text.replace(relaxed, (found) => (found.startsWith('"') ? found : meaning(found))));
			return [`${name} allowed`, { parse }];
		}),
	);
}

const decoders: Record<string, Partial<Parts>> = {
	'invalid UTF-8 replaced': { decode: (bytes) => new TextDecoder().decode(bytes) },
	'ISO-8859-1 in place of invalid UTF-8': { decode: (bytes) => utf8(bytes) ?? bytes.toString('latin1') },
	'invalid bytes left out': { decode: (bytes) => new TextDecoder().decode(bytes).replaceAll('\ufffd', '') },
	'an overlong sequence allowed': { decode: (bytes) => strictly(replaced(bytes, [0xc0, 0xaf], '/')) },
	'half a surrogate pair in UTF-8 allowed': { decode: (bytes) => strictly(replaced(bytes, [0xed, 0xa0, 0x80], '?')) },
	'a byte that only goes on allowed': { decode: (bytes) => strictly(replaced(bytes, [0x80], '?')) },
	'a cut sequence allowed': { decode: (bytes) => strictly(replaced(bytes, [0xe2, 0x82], '?')) },
	'surrogate pairs in UTF-8 allowed': { decode: (bytes) => strictly(replaced(bytes, [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], '?')) },
	'characters beyond Unicode allowed': { decode: (bytes) => strictly(replaced(bytes, [0xf4, 0x90, 0x80, 0x80], '?')) },
	'the byte FF left out': { decode: (bytes) => strictly(replaced(bytes, [0xff], '')) },
	'a byte order mark refused': { decode: (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) },
	'UTF-16 with a mark read, little end first': { decode: (bytes) => wide(bytes, 'utf-16le', [0xff, 0xfe]) ?? strictly(bytes) },
	'UTF-16 with a mark read, big end first': { decode: (bytes) => wide(bytes, 'utf-16be', [0xfe, 0xff]) ?? strictly(bytes) },
	'UTF-16 without a mark read': { decode: (bytes) => wide(bytes, 'utf-16le', [0x7b, 0]) ?? strictly(bytes) },
	'ASCII alone read': { decode: (bytes) => (bytes.some((byte) => byte > 0x7f) ? refuse() : bytes.toString('latin1')) },
	'zero bytes left out': { decode: (bytes) => strictly(replaced(bytes, [0], '')) },
	'characters beyond U+FFFF refused': {
		decode: (bytes) => (/[\u{10000}-\u{10ffff}]/u.test(strictly(bytes)) ? refuse() : strictly(bytes)),
	},
};

/** A text that has such a thing is taken for none. */
function refusing(thing: RegExp): Partial<Parts> {
	return { parse: (text) => (thing.test(text) ? refuse() : JSON.parse(text)) };
}

const parsers: Record<string, Partial<Parts>> = {
	'what follows the first document ignored': { parse: firstDocument },
	'a line for each document': { parse: (text) => JSON.parse(text.split(/\n(?=\{)/)[0] ?? '') },
	'an empty body taken for a message': { parse: (text) => (text === '' ? whole : JSON.parse(text)) },
	'a blank body taken for a message': { parse: (text) => (text.trim() === '' && text !== '' ? whole : JSON.parse(text)) },
	'what is not JSON taken for a message': { parse: (text) => attempted(text) ?? whole },
	'missing brackets added': { parse: (text) => attempted(text) ?? JSON.parse(closed(text)) },
	'control characters in strings allowed': {
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
		parse: (text) => attempted(text) ?? JSON.parse(text.replace(/[\u0000-\u001f]/g, ' ')),
	},
	'a tab in a string allowed': { parse: (text) => JSON.parse(text.replaceAll('\t', ' ')) },
	'escapes that JSON does not know allowed': { parse: (text) => JSON.parse(text.replace(/\\(?!["\\/bfnrtu])/g, '')) },
	'white space around the message refused': { parse: (text) => (text === text.trim() ? JSON.parse(text) : refuse()) },
	'line breaks refused': refusing(/[\r\n]/),
	'carriage returns refused': refusing(/\r/),
	'escapes in values refused': refusing(/\\u[0-9a-f]{4}(?![^"]*":)/i),
	'escaped surrogate pairs refused': refusing(/\\ud[89ab]..\\ud[c-f]../i),
	'escapes in capitals refused': refusing(/\\u[0-9a-f]*[A-F]/),
	'a backspace as an escape refused': refusing(/\\b/),
	'escaped control characters refused': refusing(/\\u001/),
	'the separators of lines and paragraphs refused': refusing(/[\u2028\u2029]/),
	'noncharacters refused': refusing(/[\ufffe\uffff]/),
	'escapes refused': refusing(/\\u/),
	'a message that does not begin with id refused': {
		parse: (text) => (/^\s*\{\s*"id"/.test(text) ? JSON.parse(text) : refuse()),
	},
	'escaped names not understood': { parse: (text) => JSON.parse(text.replace(/"\\u00(?=\w*":)/g, '"u00')) },
	'depth of ten at most': { parse: (text) => (depthOf(text) > 10 ? refuse() : JSON.parse(text)) },
	'depth of thirty at most': { parse: (text) => (depthOf(text) > 30 ? refuse() : JSON.parse(text)) },
	'exponents refused': { parse: (text) => (/[0-9][eE]/.test(outsideStrings(text)) ? refuse() : JSON.parse(text)) },
	'fractions refused': { parse: (text) => (/[0-9]\.[0-9]/.test(outsideStrings(text)) ? refuse() : JSON.parse(text)) },
	'minus zero refused': { parse: (text) => (/-0(?![.0-9])/.test(outsideStrings(text)) ? refuse() : JSON.parse(text)) },
	'negative numbers refused': { parse: (text) => (/-[0-9]/.test(outsideStrings(text)) ? refuse() : JSON.parse(text)) },
	'numbers beyond 2^53 refused': { parse: (text) => (/[0-9]{17}/.test(outsideStrings(text)) ? refuse() : JSON.parse(text)) },
};

/** Any message will do: it is judged by the validator, which accepts it. */
const whole = {
	id: '1',
	header: {
		channelData: { channelCustomerIdentifier: '5550100', serviceIdentifier: '1218' },
		timestamp: 1680692114700,
		intent: 'IVR_AGGREGATED_ACTIVITY',
		sender: { id: '1', senderName: 'MY-IVR', type: 'IVR' },
	},
	body: { type: 'IVR_AGGREGATED_ACTIVITY', startDirection: 'INBOUND' },
};

function refuse(): never {
	throw new Error('refused');
}

function strictly(bytes: Buffer): string {
	return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function utf8(bytes: Buffer): string | undefined {
	try {
		return strictly(bytes);
	} catch {
		return undefined;
	}
}

function replaced(bytes: Buffer, sequence: number[], text: string): Buffer {
	return Buffer.from(bytes.toString('latin1').replaceAll(Buffer.from(sequence).toString('latin1'), text), 'latin1');
}

function wide(bytes: Buffer, encoding: string, beginning: number[]): string | undefined {
	return beginning.every((byte, index) => bytes[index] === byte) ? new TextDecoder(encoding).decode(bytes) : undefined;
}

function attempted(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function firstDocument(text: string): unknown {
	for (const { index } of text.matchAll(/\}/g)) {
		const document = attempted(text.slice(0, index + 1));
		if (document !== undefined) return document;
	}
	return JSON.parse(text);
}

function closed(text: string): string {
	const open: string[] = [];
	for (const bracket of outsideStrings(text).match(/[[\]{}]/g) ?? []) {
		if (bracket === '[') open.unshift(']');
		else if (bracket === '{') open.unshift('}');
		else open.shift();
	}
	return text + open.join('');
}

function outsideStrings(text: string): string {
	return text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

function depthOf(text: string): number {
	let depth = 0;
	let deepest = 0;
	for (const bracket of outsideStrings(text).match(/[[\]{}]/g) ?? []) {
		depth += '[{'.includes(bracket) ? 1 : -1;
		deepest = Math.max(deepest, depth);
	}
	return deepest;
}
