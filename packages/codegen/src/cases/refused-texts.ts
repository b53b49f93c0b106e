import { invalidUtf8, type Rewrite, refused, refusedText, utf16 } from './rewrite.ts';

/** Texts that are no message in UTF-8, by the name of their variant. */
export const refusedTexts: Record<string, Rewrite> = {
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
	'depth-unclosed': {
		...refusedText('5,000 lists are opened and none is closed', 'added "extra":[[… to body, and the rest removed', (json) =>
			json.replace(/\}\}$/, `,"extra":${'['.repeat(5000)}`),
		),
		source: 'inferred',
	},
};
