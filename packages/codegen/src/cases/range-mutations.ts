import { type Profile, profileNames } from './case.ts';
import type { MemberRules, Rules } from './member-rules.ts';
import { isAny, type Mutation, type Place, unlimited } from './mutation.ts';

/** The least and the largest number of each profile, and the ones just outside. */
export function rangeMutations({ member }: Place): Mutation[] {
	const bounds = profileNames.flatMap((profile) => {
		const { minimum, maximum } = member.rules[profile];
		return [
			...(minimum === undefined ? [] : boundary(profile, 'minimum', minimum, 'least', minimum - 1, 'one below')),
			...(maximum === undefined ? [] : boundary(profile, 'maximum', maximum, 'largest', maximum + 1, 'one above')),
		];
	});
	return [...bounds, ...wholeNumbers(member)];
}

/** Numbers that small types cannot hold or that code takes for none, wherever a number may stand. */
function wholeNumbers(member: MemberRules): Mutation[] {
	const allowsIntegers = ({ types }: Rules) => types.includes('integer') || types.includes('number');
	if (!isAny(member) && !profileNames.some((profile) => allowsIntegers(member.rules[profile]))) return [];
	const numbers = {
		zero: { says: 'is zero', value: 0 },
		negative: { says: 'is minus one', value: -1 },
		'beyond-32-bits': { says: 'is a number that 32 bits cannot hold', value: 2 ** 40 + 1 },
	};
	return Object.entries(numbers).map(([variant, { says, value }]) => ({
		variant: `number ${variant}`,
		keyword: unlimited,
		says,
		edit: { value },
		claims: {},
	}));
}

function boundary(
	profile: Profile,
	keyword: string,
	limit: number,
	extreme: string,
	outside: number,
	beyond: string,
): Mutation[] {
	const words = `the ${extreme} number of the ${profile} profile`;
	return [
		{
			variant: `${keyword} ${profile}-limit`,
			keyword,
			says: `is ${words}`,
			edit: { value: limit },
			claims: { [profile]: 'accept' },
		},
		{
			variant: `${keyword} ${profile}-outside`,
			keyword,
			says: `is ${beyond} ${words}`,
			edit: { value: outside },
			claims: { [profile]: keyword },
		},
	];
}
