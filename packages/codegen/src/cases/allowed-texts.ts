import { added, allowedText, nested, openText, type Rewrite, reversed } from './rewrite.ts';

/** Texts that are accepted, or that the contract leaves open, by the name of their variant. */
export const allowedTexts: Record<string, Rewrite> = {
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
