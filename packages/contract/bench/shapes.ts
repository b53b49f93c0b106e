import { validExamples } from '../src/examples.ts';
import { limits } from '../src/index.ts';

/** A hostile body, as large as a receiver accepts. */
export interface Shape {
	readonly name: string;
	/** What keeps the time of `parse` in bounds. */
	readonly bound: string;
	readonly body: string | Uint8Array;
}

const errorBound = 'one error is sought above 64 KiB';
const adviceBound = 'advice looks at 10,000 values and items, 20 findings of a code';
const textBound = 'one pass over the text';
const patternBound = 'patterns are anchored and read a character once';
const repairBound = `${textBound}; changes are listed up to 64 KiB`;

const sample = JSON.stringify(validExamples.find(({ name }) => name === 'guide-sample')?.message);

/** The text repeated up to a number of bytes, of which the rest of the body takes some. */
function filled(piece: string, rest = 4096): string {
	return piece.repeat(Math.floor((limits.bodyBytes - rest) / new TextEncoder().encode(piece).length));
}

/** The guide's sample with a piece of its text replaced. */
function sampleWith(from: string, to: string): string {
	if (!sample.includes(from)) throw new Error(`The guide's sample has no ${from}.`);
	return sample.replace(from, () => to);
}

const list = (item: string) => `[${filled(`${item},`)}${item}]`;
const activities = (items: string) => sampleWith('"activities":[', `"activities":${items},"x":[`);
const variables = (items: string) => sampleWith('"additionalAttributes":[', `"additionalAttributes":${items},"x":[`);
const member = (value: string) => sampleWith('"additionalAttr1":{}', `"additionalAttr1":${value}`);
const selection = (text: string) => sampleWith('"selection":"Billing"', `"selection":"${text}"`);
const keys = (from: number, count: number, value = '1') =>
	Array.from({ length: count }, (_, index) => `"k${from + index}":${value}`).join(',');

const wrongItems: Shape[] = [
	{ name: 'a list of wrong activities', bound: errorBound, body: activities(list('1')) },
	{ name: 'a list of empty activities', bound: `${errorBound}; ${adviceBound}`, body: activities(list('{}')) },
	{ name: 'a list of wrong call variables', bound: errorBound, body: variables(list('{"key":""}')) },
	{ name: 'a list of wrong stamps', bound: errorBound, body: sampleWith('"stamps":[]', `"stamps":${list('[]')}`) },
	{ name: 'a list of right stamps', bound: adviceBound, body: sampleWith('"stamps":[]', `"stamps":${list('""')}`) },
	{
		name: 'a list of activities, wrong at the end',
		bound: errorBound,
		body: activities(`[${filled('{"menu":"M","selection":"","timestamp":"1680692114700"},')}1]`),
	},
];

const manyMembers: Shape[] = [
	{
		name: 'activities out of order',
		bound: adviceBound,
		body: activities(
			list('{"menu":"M","selection":"x","timestamp":"1680692114701"},{"menu":"M","selection":"x","timestamp":"1680692114699"}'),
		),
	},
	{
		name: 'call variables that do not fit',
		bound: adviceBound,
		body: variables(list('{"key":"k","type":"IP","value":"4111 1111 1111 1111"}')),
	},
	{ name: 'unknown members of the message', bound: adviceBound, body: sampleWith('"id":', `${keys(0, 530_000)},"id":`) },
	{ name: 'unknown members of the body', bound: adviceBound, body: member(`{${keys(0, 530_000)}}`) },
	{
		name: 'one name again and again',
		bound: 'one pass; 20 findings of a code',
		body: sampleWith('"leg":', `${filled('"leg":"",')}"leg":`),
	},
	{
		name: 'one name again and again, escaped',
		bound: 'one pass; 20 findings of a code',
		body: sampleWith('"leg":', `${filled('"\\u006c\\u0065g":"",')}"leg":`),
	},
];

const nesting: Shape[] = [
	{
		name: 'lists within lists',
		bound: `${adviceBound}; no recursion`,
		body: member(filled('[', limits.bodyBytes / 2 + 1024) + filled(']', limits.bodyBytes / 2 + 1024)),
	},
	{ name: 'lists within lists, not closed', bound: textBound, body: filled('[') },
	{
		name: 'objects within objects',
		bound: `${adviceBound}; no recursion`,
		body: member(`${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`),
	},
	{ name: 'objects within objects, not closed', bound: textBound, body: filled('{"a":') },
];

const longStrings: Shape[] = [
	{ name: 'a blank id', bound: patternBound, body: sampleWith('"id":"', `"id":"${filled(' ')}","x":"`) },
	{ name: 'an id that is blank up to its end', bound: patternBound, body: sampleWith('"id":"', `"id":"${filled(' ')}`) },
	{
		name: 'a time of digits',
		bound: patternBound,
		body: sampleWith('"startTime":1680692114700', `"startTime":"${filled('1')}"`),
	},
	{
		name: 'a time of blanks',
		bound: patternBound,
		body: sampleWith('"startTime":1680692114700', `"startTime":"${filled(' ')}x"`),
	},
	{
		name: 'a time of blanks after its digits',
		bound: patternBound,
		body: sampleWith('"startTime":1680692114700', `"startTime":"1${filled(' \\t')}x"`),
	},
	{ name: 'a selection of digits', bound: textBound, body: selection(filled('4')) },
	{ name: 'a selection of digits and dashes', bound: textBound, body: selection(filled('411-')) },
	{ name: 'a selection of single digits', bound: textBound, body: selection(filled('4 ')) },
	{ name: 'a selection of angle brackets', bound: textBound, body: selection(filled('<a ')) },
	{ name: 'a selection of one bracket and letters', bound: textBound, body: selection(`<${filled('a')}`) },
	{ name: 'a string of escapes', bound: textBound, body: member(`"${filled('\\u00e4')}"`) },
	{ name: 'a string of wide characters', bound: textBound, body: member(`"${filled('\u{1f4de}')}"`) },
	{
		name: 'an e-mail address of at signs',
		bound: patternBound,
		body: variables(`[{"key":"k","type":"Email","value":"${filled('a@')}"}]`),
	},
	{ name: 'an address of colons', bound: patternBound, body: variables(`[{"key":"k","type":"IP","value":"${filled(':')}x"}]`) },
	{
		name: 'letters and digits',
		bound: patternBound,
		body: variables(`[{"key":"k","type":"Alphanum100","value":"${filled('a')}-"}]`),
	},
];

const numbers: Shape[] = [
	{
		name: 'an integer of a million digits',
		bound: textBound,
		body: sampleWith('"startTime":1680692114700', `"startTime":${filled('1')}`),
	},
	{
		name: 'a fraction of a million digits',
		bound: textBound,
		body: sampleWith('"startTime":1680692114700', `"startTime":1680692114700.${filled('0')}`),
	},
	{ name: 'numbers with exponents', bound: textBound, body: member(list('1e5')) },
];

const noJson: Shape[] = [
	{ name: 'comments alone', bound: repairBound, body: `{}${filled('//\n')}` },
	{ name: 'a comment without end, begun again and again', bound: repairBound, body: `{}${filled('/*')}` },
	{ name: 'words without quotes', bound: repairBound, body: filled('a b ') },
	{ name: 'words between commas', bound: repairBound, body: filled('ab c,') },
	{ name: 'words in brackets', bound: repairBound, body: filled('[a b') },
	{ name: 'commas before brackets', bound: repairBound, body: filled('[1,],') },
	{ name: 'foreign blanks', bound: repairBound, body: filled('\u00a0 ') },
	{ name: 'placeholders', bound: repairBound, body: `${filled('"<a b>",')} // x` },
	{ name: 'quotes', bound: textBound, body: filled('"\\"') },
	{ name: 'backslashes', bound: textBound, body: `"${filled('\\\\')}` },
	{ name: 'blanks alone', bound: textBound, body: filled(' ') },
	{ name: 'line ends alone', bound: textBound, body: `${filled('\n')}x` },
	{
		name: 'the printed sample, over and over',
		bound: repairBound,
		body: filled('{"a": "b", // required\n"c": "DIALOG_ENDED | TRANSFER", required and must pass same value in request\n'),
	},
	{ name: 'a wrong byte at the end', bound: 'halving: 23 passes', body: withLastByte(0xff) },
	{ name: 'zero bytes', bound: 'four bytes are read', body: new Uint8Array(limits.bodyBytes) },
];

function withLastByte(byte: number): Uint8Array {
	const bytes = new TextEncoder().encode(filled('"ä\n"'));
	bytes[bytes.length - 1] = byte;
	return bytes;
}

/** Every shape that is measured. */
export const shapes: readonly Shape[] = [...wrongItems, ...manyMembers, ...nesting, ...longStrings, ...numbers, ...noJson];
