import { type Profile, profileNames } from './case.ts';
import type { Mutation, Place } from './mutation.ts';

/** The least and the largest number of each profile, and the ones just outside. */
export function rangeMutations({ member }: Place): Mutation[] {
	return profileNames.flatMap((profile) => {
		const { minimum, maximum } = member.rules[profile];
		return [
			...(minimum === undefined ? [] : boundary(profile, 'minimum', minimum, 'least', minimum - 1, 'one below')),
			...(maximum === undefined ? [] : boundary(profile, 'maximum', maximum, 'largest', maximum + 1, 'one above')),
		];
	});
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
