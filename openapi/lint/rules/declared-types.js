import { ruleOfPlaces } from '../places.js';

/** Each declared type of a call variable says what a value of it looks like, in both profiles the same types. */
export const declaredTypes = ruleOfPlaces(function* ({ schema }) {
	const described = schema.properties?.value?.['x-platform']?.types;
	if (described === undefined) return;
	const names = schema.properties.type?.enum ?? [];
	for (const name of names) if (!Object.hasOwn(described, name)) yield `The type ${name} has no entry in x-platform of value.`;
	for (const name of Object.keys(described))
		if (!names.includes(name)) yield `x-platform of value describes ${name}, which is no type.`;
});
