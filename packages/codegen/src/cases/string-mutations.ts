import { calendarTexts } from './calendar-texts.ts';
import { type Profile, profileNames } from './case.ts';
import type { Rules } from './member-rules.ts';
import { claim, isAny, type Mutation, type Place, unlimited } from './mutation.ts';
import { timeTexts } from './time-texts.ts';

/** A string whose verdict the schema alone decides, by variant. */
export type Texts = Record<string, { says: string; value: string }>;

/** Strings at and beyond what the patterns of the profiles allow, and the empty one for every string. */
export function stringMutations(place: Place): Mutation[] {
	const { member, current } = place;
	if (isAny(member)) return [...anyText(place), emptyText(place, unlimited)];
	if (!member.rules.strict.types.includes('string') && !hasPattern(member.rules.tolerant)) return [];
	const keyword = profileNames.some((profile) => hasPattern(member.rules[profile])) ? 'pattern' : 'type';
	const digits = /^[0-9]+$/.test(String(current)) ? String(current) : '5';
	return [
		emptyText(place, keyword),
		...notBlank(place),
		...anyText(place),
		...profileNames.flatMap((profile) => digitCounts(profile, member.rules[profile], digits)),
		...(profileNames.some((profile) => countOf(member.rules[profile])) ? undecided(digitTexts(digits)) : []),
		...(profileNames.some((profile) => isTime(member.rules[profile])) ? undecided(timeTexts) : []),
		...(isTime(member.rules.tolerant) && place.isFirstOfPattern ? undecided(calendarTexts) : []),
	];
}

function hasPattern({ pattern }: Rules): boolean {
	return pattern !== undefined;
}

/** Refuses blank strings and no others. */
function isNotBlank({ pattern }: Rules): boolean {
	return pattern !== undefined && !pattern.test('') && !pattern.test(' ') && pattern.test('!');
}

function isTime({ pattern }: Rules): boolean {
	return pattern?.test('2023-04-05T10:55:14Z') === true && !pattern.test('!');
}

/** Any string that is not blank is allowed. */
function allowsAnyText({ types, enum: allowed, pattern }: Rules): boolean {
	return (types.length === 0 || types.includes('string')) && allowed === undefined && pattern?.test('text') !== false;
}

/** What a column, an encoding or a tidy mind would not take. The contract only leaves it open. */
function anyText({ member, current }: Place): Mutation[] {
	if (!profileNames.some((profile) => allowsAnyText(member.rules[profile]))) return [];
	const about = { keyword: unlimited, claims: {} };
	const scripts = `Zürich آواز 電話 ☎️ 😀 <b>&amp; 'it\\' "said" %s`;
	return [
		{ ...about, variant: 'string long', says: 'is 4,000 characters long', edit: { value: 'x'.repeat(4000) } },
		{
			...about,
			variant: 'string scripts',
			says: 'has letters of other scripts, an emoji, quotes and mark-up',
			edit: { value: scripts },
		},
		{ ...about, variant: 'string surrounded', says: 'has spaces before and after it', edit: { value: ` ${textOf(current)} ` } },
	];
}

function textOf(current: unknown): string {
	return typeof current === 'string' && current !== '' ? current : 'text';
}

function emptyText(place: Place, keyword: string): Mutation {
	return {
		variant: 'string empty',
		keyword,
		says: 'is empty',
		edit: { value: '' },
		claims: emptyClaims(place),
		refusedForm: true,
	};
}

function emptyClaims({ member }: Place): Mutation['claims'] {
	return claim(member, isNotBlank, 'pattern');
}

function notBlank({ member, current }: Place): Mutation[] {
	if (!profileNames.some((profile) => isNotBlank(member.rules[profile]))) return [];
	const refused = { keyword: 'pattern', claims: claim(member, isNotBlank, 'pattern'), refusedForm: true };
	const allowed = { keyword: 'pattern', claims: claim(member, isNotBlank, 'accept') };
	return [
		{ ...refused, variant: 'pattern spaces', says: 'is three spaces', edit: { value: '   ' } },
		{ ...refused, variant: 'pattern control', says: 'is control characters alone', edit: { value: '\t\r\n\u0000\u0001\u001f' } },
		{ ...allowed, variant: 'pattern one-character', says: 'is one character above a space', edit: { value: '!' } },
		{ ...allowed, variant: 'pattern no-break-space', says: 'is a no-break space, which is not blank', edit: { value: '\u00a0' } },
		{ ...allowed, variant: 'pattern surrounded', says: 'has spaces around it', edit: { value: ` ${current} ` } },
	];
}

/** How many digits the pattern allows, where it is about digits. */
function countOf({ pattern }: Rules): { least: number; most: number } | undefined {
	const [, least, most] = pattern?.source.match(/\[0-9\]\{(\d+),(\d+)\}/) ?? [];
	return least === undefined ? undefined : { least: Number(least), most: Number(most) };
}

function digitCounts(profile: Profile, rules: Rules, digits: string): Mutation[] {
	const count = countOf(rules);
	if (count === undefined) return [];
	const { least, most } = count;
	const about = (variant: string, says: string, length: number, verdict: string): Mutation => ({
		variant: `pattern ${profile}-digits-${variant}`,
		keyword: 'pattern',
		says: `${says} of the ${profile} profile`,
		edit: { value: digits.slice(0, length).padEnd(length, '0') },
		claims: { [profile]: verdict },
	});
	return [
		...(least > 1 ? [about('under', 'has one digit less than the fewest', least - 1, 'pattern')] : []),
		...(least > 0 ? [about('least', 'has the fewest digits', least, 'accept')] : []),
		about('most', 'has the most digits', most, 'accept'),
		about('over', 'has one digit more than the most', most + 1, 'pattern'),
	];
}

/** Candidates whose verdict the schema decides: a moved limit changes the verdict and not the case. */
function undecided(texts: Texts): Mutation[] {
	return Object.entries(texts).map(([variant, { says, value }]) => ({
		variant: `pattern ${variant}`,
		keyword: 'pattern',
		says,
		edit: { value },
		claims: {},
	}));
}

function digitTexts(digits: string): Texts {
	return {
		letters: { says: 'is letters', value: 'text' },
		'as-string': { says: 'is digits in a string', value: digits },
		'minus-sign': { says: 'is digits after a minus sign', value: `-${digits}` },
		'plus-sign': { says: 'is digits after a plus sign', value: `+${digits}` },
		'decimal-point': { says: 'is digits with a decimal point', value: `${digits}.0` },
		exponent: { says: 'is digits with an exponent', value: '1e12' },
		surrounded: { says: 'is digits with spaces and tabs around them', value: ` \t${digits}\t ` },
		'line-break': { says: 'is digits with a line break after them', value: `${digits}\n` },
		'ten-digits': { says: 'is the ten digits', value: '1234567890' },
		'nine-digits': { says: 'is nine digits from 1 up', value: '123456789' },
		'last-digits': { says: 'is the ten digits and some more', value: '9876543210123' },
		'inner-space': { says: 'is digits with a space among them', value: `${digits} ${digits.slice(-3)}` },
		'other-script': { says: 'is digits of another script', value: '\u0661\u0666\u0668\u0660' },
		'other-script-all': { says: 'is as many digits of another script as are due', value: inOtherScript(digits) },
	};
}

/** Arabic-Indic digits, which many languages count among `\d`. */
function inOtherScript(digits: string): string {
	return digits.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}
