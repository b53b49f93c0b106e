import { ruleOfPlaces, typesOf } from '../places.js';

/**
 * Whoever adds a member decides whether it is personal data. Free JSON always is, because anything can be in it; free
 * text says `x-pii` true or false; what has a fixed set of values, or is a number alone, needs no decision. The tolerant
 * schema follows, because twins agree.
 */
export const personalDataDecided = ruleOfPlaces(function* ({ schema, target, kind, profiles }) {
	if (kind === 'component' || !profiles.includes('strict') || schema['x-pii'] === true) return;
	if (isFreeJson(target)) yield 'Free JSON can hold personal data: it needs `x-pii: true`.';
	else if (isFreeText(target) && schema['x-pii'] === undefined)
		yield 'Free text needs `x-pii`: is it personal data, true or false?';
});

function isFreeJson(schema) {
	const types = typesOf(schema);
	if (types.length === 0) return true;
	if (types.includes('object')) return schema.properties === undefined;
	return types.includes('array') && schema.items === undefined;
}

function isFreeText(schema) {
	return typesOf(schema).includes('string') && schema.enum === undefined;
}
