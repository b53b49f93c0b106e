import type { Profile } from './case.ts';
import type { Mutation, Place } from './mutation.ts';

interface Sample {
	variant: string;
	/** The JSON types that it counts as. */
	types: readonly string[];
	says: string;
	value(current: unknown): unknown;
}

const samples: Sample[] = [
	{ variant: 'null', types: ['null'], says: 'is null', value: () => null },
	{ variant: 'boolean', types: ['boolean'], says: 'is a boolean', value: () => true },
	{ variant: 'integer', types: ['integer', 'number'], says: 'is an integer', value: asInteger },
	{ variant: 'fraction', types: ['number'], says: 'is a number with a fraction', value: asFraction },
	{ variant: 'string', types: ['string'], says: 'is a string', value: asString },
	{ variant: 'object', types: ['object'], says: 'is an object', value: () => ({}) },
	{ variant: 'array', types: ['array'], says: 'is a list', value: () => [] },
];

/** The member with every JSON type that one of the profiles refuses there; with every type at all where any is allowed. */
export function typeMutations({ member, current }: Place): Mutation[] {
	const { strict, tolerant } = member.rules;
	const any = strict.types.length === 0 && tolerant.types.length === 0;
	return samples
		.filter((sample) => any || isWorthwhile(sample, [...strict.types, ...tolerant.types]))
		.map(({ variant, types, says, value }) => {
			const refusing = (['strict', 'tolerant'] as Profile[]).filter((profile) => !allows(member.rules[profile].types, types));
			return {
				variant: `type ${variant}`,
				keyword: 'type',
				says,
				edit: { value: value(current) },
				wrongType: variant,
				claims: any ? { strict: 'accept', tolerant: 'accept' } : Object.fromEntries(refusing.map((profile) => [profile, 'type'])),
			};
		})
		.filter(({ claims }) => Object.keys(claims).length > 0);
}

/** Where no number is due, an integer shows it; the fraction would repeat it. */
function isWorthwhile({ variant }: Sample, allowed: string[]): boolean {
	return variant !== 'fraction' || allowed.includes('integer') || allowed.includes('number');
}

function allows(allowed: readonly string[], types: readonly string[]): boolean {
	return allowed.length === 0 || types.some((type) => allowed.includes(type));
}

/** The number that a string of digits says, so that nothing but the type is wrong. */
function asInteger(current: unknown): number {
	return typeof current === 'string' && /^[0-9]+$/.test(current) ? Number(current) : 7;
}

/** Close to the number that is due, so that it is no smaller than it may be. */
function asFraction(current: unknown): number {
	return typeof current === 'number' ? current + 0.5 : 1.5;
}

function asString(current: unknown): string {
	return typeof current === 'number' ? String(current) : 'text';
}
