import type { Body, Source } from './case.ts';

/** The text of a message, written in another way than the base's. */
export interface Rewrite {
	says: string;
	change: string;
	source: Source;
	body: (json: string) => Body;
	/** The slugs of the problems that may be answered; absent where the text is accepted. */
	problems?: string[];
	/** Receivers may accept or refuse it: the contract does not decide. */
	open?: true;
	/** The vendor's parser refuses it too. */
	safe?: boolean;
}

const refused = ['not-json'];
const refusedEncoding = ['not-json', 'unsupported-media-type'];

/** Every text by the name of its variant. */
export const rewrites: Record<string, Rewrite> = {
	empty: {
		says: 'the body is empty',
		change: 'the whole text removed',
		source: 'stated',
		body: () => ({ text: '' }),
		problems: refused,
		safe: true,
	},
	blank: {
		says: 'the body is blank',
		change: 'the whole text replaced by spaces and a line break',
		source: 'stated',
		body: () => ({ text: '  \n' }),
		problems: refused,
		safe: true,
	},
	words: {
		says: 'the body is words',
		change: 'the whole text replaced by words',
		source: 'stated',
		body: () => ({ text: 'call ended' }),
		problems: refused,
		safe: true,
	},
	form: {
		says: 'the body is a form',
		change: 'the whole text replaced by name=value pairs',
		source: 'stated',
		body: () => ({ text: 'id=1&startDirection=INBOUND' }),
		problems: refused,
		safe: true,
	},
	truncated: {
		says: 'the last brace is missing',
		change: 'the last } removed',
		source: 'stated',
		body: (json) => ({ text: json.slice(0, -1) }),
		problems: refused,
		safe: true,
	},
	'line-comment': refusedText('a // comment follows the first brace', 'added // comment', (json) =>
		json.replace('{', '{ // comment\n'),
	),
	'block-comment': refusedText('a /* */ comment follows the first brace', 'added /* comment */', (json) =>
		json.replace('{', '{ /* comment */ '),
	),
	'trailing-comma-object': refusedText('a comma follows the last member', 'added , before the last }', (json) =>
		json.replace(/\}$/, ',}'),
	),
	'trailing-comma-list': refusedText('a comma follows the last item of a list', 'added , before the last ]', (json) =>
		json.replace(/\](?=[^\]]*$)/, ',]'),
	),
	'single-quotes': refusedText('strings stand in single quotes', 'every " replaced by a single quote', (json) =>
		json.replaceAll('"', "'"),
	),
	'unquoted-name': refusedText('a name has no quotes', 'the quotes of "id" removed', (json) => json.replace('"id"', 'id')),
	'bad-escape': refusedText('a string has an escape that JSON does not know', 'added \\x41 to id', (json) =>
		json.replace('"id":"', '"id":"\\x41'),
	),
	'raw-line-break': refusedText('a string has a raw line break', 'added a line break to id', (json) =>
		json.replace('"id":"', '"id":"\n'),
	),
	'not-a-number': refusedText('a value is NaN', 'added "extra":NaN', (json) => json.replace(/\}$/, ',"extra":NaN}')),
	'leading-zero': refusedText('a number has a leading zero', 'added "extra":01', (json) => json.replace(/\}$/, ',"extra":01}')),
	'hash-comment': refusedText('a # comment follows the first brace', 'added # comment', (json) =>
		json.replace('{', '{ # comment\n'),
	),
	'two-commas': refusedText('two commas follow a member', 'added , after the first ,', (json) => json.replace(',', ',,')),
	'first-comma': refusedText('a comma stands before the first member', 'added , after the first {', (json) =>
		json.replace('{', '{,'),
	),
	'raw-tab': refusedText('a string has a raw tab', 'added a tab to id', (json) => json.replace('"id":"', '"id":"\t')),
	'raw-null': refusedText('a string has a raw null character', 'added a zero byte to id', (json) =>
		json.replace('"id":"', '"id":"\0'),
	),
	infinity: refusedText('a value is Infinity', 'added "extra":-Infinity', (json) => json.replace(/\}$/, ',"extra":-Infinity}')),
	undefined: refusedText('a value is undefined', 'added "extra":undefined', (json) => json.replace(/\}$/, ',"extra":undefined}')),
	'capital-literal': refusedText('a value is True', 'added "extra":True', (json) => json.replace(/\}$/, ',"extra":True}')),
	'plus-sign': refusedText('a number has a plus sign', 'added "extra":+1', (json) => json.replace(/\}$/, ',"extra":+1}')),
	hexadecimal: refusedText('a number is hexadecimal', 'added "extra":0x1F', (json) => json.replace(/\}$/, ',"extra":0x1F}')),
	'first-point': refusedText('a number begins with a point', 'added "extra":.5', (json) => json.replace(/\}$/, ',"extra":.5}')),
	'last-point': refusedText('a number ends in a point', 'added "extra":1.', (json) => json.replace(/\}$/, ',"extra":1.}')),
	'equals-sign': refusedText('a name is followed by =', 'the first : replaced by =', (json) => json.replace(':', '=')),
	'other-white-space': refusedText('a form feed stands between members', 'added a form feed after the first ,', (json) =>
		json.replace(',', ',\f'),
	),
	'minus-alone': refusedText('a number is a minus sign alone', 'added "extra":-', (json) => json.replace(/\}$/, ',"extra":-}')),
	'exponent-alone': refusedText('a number ends in e', 'added "extra":1e', (json) => json.replace(/\}$/, ',"extra":1e}')),
	'capital-null': refusedText('a value is Null', 'added "extra":Null', (json) => json.replace(/\}$/, ',"extra":Null}')),
	'numeric-name': refusedText('a name is a number', 'added 1:1', (json) => json.replace(/\}$/, ',1:1}')),
	'wrong-bracket': refusedText('an object ends in ]', 'the last } replaced by ]', (json) => json.replace(/\}$/, ']')),
	'escaped-line-break': refusedText('a string goes on after a backslash and a line break', 'added both to id', (json) =>
		json.replace('"id":"', '"id":"\\\n'),
	),
	'extra-brace': { ...refusedText('a brace follows the message', 'added }', (json) => `${json}}`), safe: false },
	semicolon: { ...refusedText('a semicolon follows the message', 'added ;', (json) => `${json};`), safe: false },
	'zero-bytes': {
		...refusedText('zero bytes follow the message', 'added four zero bytes', (json) => `${json}\0\0\0\0`),
		safe: false,
	},
	// The vendor's parser stops after the first document and accepts these.
	'second-document': { ...refusedText('a second document follows', 'added {}', (json) => `${json}{}`), safe: false },
	'second-line': {
		...refusedText('the message stands twice, in two lines', 'added the same text once more', (json) => `${json}\n${json}`),
		safe: false,
	},
	'trailing-words': { ...refusedText('words follow the message', 'added end', (json) => `${json} end`), safe: false },
	'byte-ff': invalidUtf8('the byte FF', [0xff], true),
	'latin-1': invalidUtf8('é in ISO-8859-1', [0xe9], true),
	overlong: invalidUtf8('an overlong sequence', [0xc0, 0xaf], false),
	surrogate: invalidUtf8('half a surrogate pair', [0xed, 0xa0, 0x80], false),
	continuation: invalidUtf8('the byte 80, which begins nothing,', [0x80], false),
	'cut-sequence': invalidUtf8('a sequence of three bytes that ends after two,', [0xe2, 0x82], false),
	'surrogate-pair': invalidUtf8('a surrogate pair in two sequences,', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80], false),
	'beyond-unicode': invalidUtf8('a number that no character has,', [0xf4, 0x90, 0x80, 0x80], false),
	'utf-16le': utf16('utf-16le', 'UTF-16, little end first, with a byte order mark', '\ufeff'),
	'utf-16be': utf16('utf-16be', 'UTF-16, big end first, with a byte order mark', '\ufeff'),
	'utf-16le-no-mark': utf16('utf-16le', 'UTF-16, little end first, without a byte order mark', ''),
	'duplicate-same': openText('a member stands twice with the same value', 'the member id added once more', (json) =>
		json.replace(/^\{("id":"[^"]*")/, '{$1,$1'),
	),
	'duplicate-other': openText('a member stands twice, first with another value', 'added another leg before leg', (json) =>
		json.replace('"leg":"', '"leg":"9","leg":"'),
	),
	'integer-fraction': openText('an integer is written with a fraction', '.0 added to header.timestamp', (json) =>
		json.replace(/("timestamp":[0-9]+)(?=,)/, '$1.0'),
	),
	'integer-exponent': openText('an integer is written with an exponent', 'header.timestamp → 1e12', (json) =>
		json.replace(/("timestamp":)[0-9]+(?=,)/, '$11e12'),
	),
	'high-surrogate': openText('a string has an escaped high surrogate alone', 'added \\ud83d to leg', (json) =>
		json.replace('"leg":"', '"leg":"\\ud83d'),
	),
	'low-surrogate': openText('a string has an escaped low surrogate alone', 'added \\ude00 to leg', (json) =>
		json.replace('"leg":"', '"leg":"\\ude00'),
	),
	'escaped-null': openText('a string has an escaped null character', 'added \\u0000 to leg', (json) =>
		json.replace('"leg":"', '"leg":"\\u0000'),
	),
	'large-number': openText('a number is larger than a double can be', 'added "extra":1e400 to body', (json) =>
		json.replace(/\}\}$/, ',"extra":1e400}}'),
	),
	'long-number': openText('a number has a thousand digits', 'added "extra":111… to body', (json) =>
		json.replace(/\}\}$/, `,"extra":${'1'.repeat(1000)}}}`),
	),
	'number-notations': {
		...allowedText('numbers are written in every way that JSON knows', 'added "extra":[-0,1e3,…] to body', (json) =>
			json.replace(/\}\}$/, ',"extra":[-0,0,-1,0.5,-0.5e-3,1e3,1E+3,1e0,12345678901234567890]}}'),
		),
		source: 'inferred',
	},
	'depth-30': { ...allowedText('lists stand 30 deep in body', 'added "extra":[[…]] to body', nested(30)), source: 'inferred' },
	'depth-1000': openText('lists stand 1,000 deep in body', 'added "extra":[[…]] to body', nested(1000)),
	'depth-5000': openText('lists stand 5,000 deep in body', 'added "extra":[[…]] to body', nested(5000)),
	'depth-objects': openText('objects stand 1,000 deep in body', 'added "extra":{"a":{…}} to body', (json) =>
		json.replace(/\}\}$/, `,"extra":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}}`),
	),
	'depth-unclosed': {
		...refusedText('5,000 lists are opened and none is closed', 'added "extra":[[… to body, and the rest removed', (json) =>
			json.replace(/\}\}$/, `,"extra":${'['.repeat(5000)}`),
		),
		source: 'inferred',
	},
	'byte-order-mark': {
		says: 'a byte order mark of UTF-8 stands first',
		change: 'added the bytes EF BB BF',
		// RFC 8259 lets a receiver ignore it and does not ask for it.
		source: 'inferred',
		body: (json) => ({ text: `\ufeff${json}` }),
	},
	'white-space': allowedText(
		'white space stands around the message',
		'added spaces, tabs and line breaks',
		(json) => ` \t\r\n${json}\r\n\t `,
	),
	indented: allowedText('the message is indented', 'written over many lines', (json) =>
		JSON.stringify(JSON.parse(json), null, 2),
	),
	'crlf-lines': allowedText('the lines end in CR LF', 'written over many lines', (json) =>
		JSON.stringify(JSON.parse(json), null, '\t').replaceAll('\n', '\r\n'),
	),
	reversed: allowedText('the members stand in reverse order', 'the order of all members reversed', (json) =>
		JSON.stringify(reversed(JSON.parse(json))),
	),
	'escaped-names': allowedText('the names are written in escapes', 'the first letter of every name as \\u00xx', (json) =>
		json.replace(/"([A-Za-z])(?=\w*":)/g, (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`),
	),
	'escaped-letters': added('letters are written as escapes', '\\u005a\\u00fcrich \\u96fb\\u8a71'),
	'escaped-pair': added('an emoji is written as two escapes, as Python and PHP do', '\\ud83d\\ude00'),
	'escaped-capitals': added('escapes are written in capitals', '\\u00E9 \\uD83D\\uDE00'),
	'escaped-short': added('every short escape is used', '\\" \\\\ \\/ \\b \\f \\n \\r \\t'),
	'escaped-control': added('a control character is written as an escape', '\\u001b[0m'),
	'line-separators': added('a string has the separators of lines and paragraphs', '\u2028\u2029'),
	'other-controls': added('a string has DEL and a control character beyond ASCII', '\u007f\u0085'),
	noncharacters: added('a string has characters that are none', '\ufffe\u{1ffff}'),
	'escaped-slash': allowedText('a slash is written as an escape, as PHP does', 'added a\\/b to leg', (json) =>
		json.replace('"leg":"', '"leg":"a\\/b'),
	),
	'out-of-order': {
		...allowedText('the activities are not in the order of time', 'added an activity of an earlier time to the end', (json) =>
			json.replace(
				/("timestamp":")([0-9])([0-9]+"[^\]]*)\]/,
				'$1$2$3,{"menu":"Main","selection":"Sales","timestamp":"1000000000000"}]',
			),
		),
		source: 'inferred',
	},
	'other-scripts': allowedText('a string has letters of other scripts and an emoji', 'text added to leg', (json) =>
		json.replace('"leg":"', '"leg":"Zürich آواز 電話 ☎️ 😀'),
	),
};

function refusedText(says: string, change: string, rewrite: (json: string) => string): Rewrite {
	return { says, change, source: 'protocol', body: (json) => ({ text: rewrite(json) }), problems: refused, safe: true };
}

function allowedText(says: string, change: string, rewrite: (json: string) => string): Rewrite {
	return { says, change, source: 'protocol', body: (json) => ({ text: rewrite(json) }) };
}

/** What JSON lets stand in a string, put before the leg. */
function added(says: string, text: string): Rewrite {
	const shown = text.replace(/[^\x20-\x7e]/gu, (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase()} `);
	return allowedText(says, `${shown.trim()} added to leg`, (json) => json.replace('"leg":"', `"leg":"${text}`));
}

function openText(says: string, change: string, rewrite: (json: string) => string): Rewrite {
	return { says, change, source: 'inferred', body: (json) => ({ text: rewrite(json) }), open: true };
}

function nested(depth: number): (json: string) => string {
	return (json) => json.replace(/\}\}$/, `,"extra":${'['.repeat(depth)}${']'.repeat(depth)}}}`);
}

function invalidUtf8(what: string, bytes: number[], safe: boolean): Rewrite {
	return {
		says: `a string has ${what}, which is not UTF-8`,
		change: `${Buffer.from(bytes).toString('hex').toUpperCase()} added to id`,
		source: 'protocol',
		body: (json) => {
			const [before, after] = [json.slice(0, json.indexOf('"id":"') + 6), json.slice(json.indexOf('"id":"') + 6)];
			return { base64: Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]).toString('base64') };
		},
		problems: refused,
		safe,
	};
}

function utf16(encoding: 'utf-16le' | 'utf-16be', says: string, mark: string): Rewrite {
	return {
		says: `the text is ${says}`,
		change: 'written in UTF-16',
		source: 'protocol',
		body: (json) => ({ text: `${mark}${json}`, encoding }),
		problems: refusedEncoding,
	};
}

function reversed(value: unknown): unknown {
	if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
	const members = Object.entries(value).reverse();
	return Object.fromEntries(members.map(([name, member]) => [name, reversed(member)]));
}
