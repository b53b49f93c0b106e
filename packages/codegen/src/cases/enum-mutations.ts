import { claim, type Mutation, type Place } from './mutation.ts';

/** Every value of a fixed set, and strings that come close to one. */
export function enumMutations({ member, current }: Place): Mutation[] {
	const allowed = member.rules.strict.enum ?? [];
	const [first] = allowed;
	if (typeof first !== 'string') return [];
	return [...allowed.filter((value) => value !== current).map(allowedValue), ...foreign(first)];

	function allowedValue(value: string | null): Mutation {
		const claims = claim(member, (rules) => rules.enum?.includes(value) === true, 'accept');
		return { variant: `enum ${value}`, keyword: 'enum', says: `is ${value}`, edit: { value }, claims };
	}

	function foreign(value: string): Mutation[] {
		const refused = claim(member, (rules) => rules.enum !== undefined, 'enum');
		const about = { keyword: 'enum', claims: refused };
		return [
			{ ...about, variant: 'enum other', says: 'is none of the values', edit: { value: 'SOMETHING_ELSE' }, refusedForm: true },
			{ ...about, variant: 'enum lower-case', says: 'is a value in lower case', edit: { value: value.toLowerCase() } },
			{ ...about, variant: 'enum padded', says: 'is a value with a space after it', edit: { value: `${value} ` } },
			{ ...about, variant: 'enum padded-before', says: 'is a value with a space before it', edit: { value: ` ${value}` } },
			{ ...about, variant: 'enum longer', says: 'is a value with a letter after it', edit: { value: `${value}S` } },
			{ ...about, variant: 'enum longer-before', says: 'is a value with a letter before it', edit: { value: `S${value}` } },
			{ ...about, variant: 'enum shorter', says: 'is a value without its last letter', edit: { value: value.slice(0, -1) } },
		];
	}
}
