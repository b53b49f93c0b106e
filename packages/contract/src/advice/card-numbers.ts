import { cardNumber } from '../generated/advice/findings.ts';
import { ownMember } from '../own-member.ts';
import { itemsAt, type MemberPointer } from './lookup.ts';
import type { Family } from './report.ts';
import { scalarsIn } from './walk-scalars.ts';

const places = [
	{ list: '/body/activities', member: 'selection' },
	{ list: '/header/channelData/additionalAttributes', member: 'value' },
] as const satisfies { list: MemberPointer; member: string }[];

/** Digits that look like a payment card number, in what the caller typed and in call variables. */
export const adviseOnCardNumbers: Family = (message, report) => {
	for (const { list, member } of places) {
		for (const [index, item] of itemsAt(message, list).entries()) {
			for (const { value, pointer } of scalarsIn(ownMember(item, member), `${list}/${index}/${member}`)) {
				if (hasCardNumber(String(value))) report(cardNumber, pointer());
			}
		}
	}
};

/** Runs of digits, in groups that a space or a dash parts. */
const runs = /[0-9]+(?:[ -][0-9]+)*/g;

/** As many characters of a value are looked at: the longest declared type has 2,000. */
const seenCharacters = 10_000;

function hasCardNumber(text: string): boolean {
	for (const [run] of text.slice(0, seenCharacters).matchAll(runs)) {
		const groups = run.split(/[ -]/);
		if (isCardNumber(groups.join('')) || groups.some((_, first) => startsCardNumber(groups.slice(first, first + 19))))
			return true;
	}
	return false;
}

/** Whether the first groups make a card number; groups of one or two digits are counts and dates. */
function startsCardNumber(groups: readonly string[]): boolean {
	let digits = '';
	for (const group of groups) {
		digits += group;
		if (group.length < 3 || digits.length > 19) return false;
		if (isCardNumber(digits)) return true;
	}
	return false;
}

/** 13 to 19 digits that pass the check of Luhn. Cards begin with 2 to 6; epoch milliseconds begin with 1. */
function isCardNumber(digits: string): boolean {
	if (!/^[2-6][0-9]{12,18}$/.test(digits)) return false;
	let sum = 0;
	for (const [position, digit] of [...digits].reverse().entries()) {
		const value = Number(digit) * (position % 2 === 0 ? 1 : 2);
		sum += value > 9 ? value - 9 : value;
	}
	return sum % 10 === 0;
}
