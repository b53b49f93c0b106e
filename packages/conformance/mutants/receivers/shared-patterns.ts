import type { Profile } from '@ivr-activity/contract';
import { patternMutants } from './pattern-mutants.ts';
import type { ReceiverMutant } from './receiver-mutant.ts';
import { type AnySchema, placesOf, schemas, validatorOf } from './schema-walk.ts';

/** What is written once in a receiver, whatever many members have it: a pattern, also where it lets the empty string pass. */
export function sharedPatternMutants(profile: Profile): ReceiverMutant[] {
	const places = placesOf(schemas[profile]).filter(({ schema }) => schema.pattern !== undefined);
	const byPattern = Map.groupBy(places, ({ schema }) => withoutEmpty(schema.pattern ?? ''));
	return [...byPattern].flatMap(([pattern, [first]]) =>
		patternMutants(pattern).map(
			(mutant): ReceiverMutant => ({
				name: `pattern of ${first?.pointer}: ${mutant.name}`,
				kind: 'off by one',
				profile,
				parts: () => ({ validate: validatorOf(replaced(schemas[profile], pattern, mutant.pattern)) }),
			}),
		),
	);
}

const orEmpty = /(?<=\))\?\$$/;

function withoutEmpty(pattern: string): string {
	return pattern.replace(orEmpty, '$');
}

function replaced(schema: AnySchema, from: string, to: string): AnySchema {
	const { pattern, properties, items } = schema;
	const isMeant = pattern !== undefined && withoutEmpty(pattern) === from;
	return {
		...schema,
		...(isMeant && { pattern: orEmpty.test(pattern) ? `^$|${to}` : to }),
		...(items && { items: replaced(items as AnySchema, from, to) }),
		...(properties && {
			properties: Object.fromEntries(
				Object.entries(properties).map(([name, member]) => [name, replaced(member as AnySchema, from, to)]),
			),
		}),
	};
}
