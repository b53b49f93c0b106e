import { ruleOfPlaces } from '../places.js';

/** The errors of the validators say in the member's own terms what was expected. */
export const expectationInWords = ruleOfPlaces(function* ({ schema, target, profiles }) {
	if (profiles.length === 0) return;
	if (!(schema['x-expects'] ?? target['x-expects'])) yield 'There is no x-expects for the errors of the validators.';
});
