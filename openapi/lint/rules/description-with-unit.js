import { isBareItem, ruleOfPlaces } from '../places.js';

const units = /No unit\.|epoch milliseconds|\b(milliseconds|seconds|bytes)\b/;

/** Every member says in words what it is, and in which unit. */
export const descriptionWithUnit = ruleOfPlaces(function* (place) {
	const { schema, target, kind } = place;
	const description = schema.description ?? target.description ?? '';
	if (description.trim() === '') yield 'There is no description.';
	else if (kind !== 'component' && !isBareItem(place) && !units.test(description))
		yield 'The description names no unit: name it, or end with "No unit."';
});
