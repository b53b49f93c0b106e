import { ruleOfPlaces } from '../places.js';

/** Generators make up names for objects that have none. */
export const namedObjects = ruleOfPlaces(function* ({ schema, kind }) {
	if (kind !== 'component' && schema.properties !== undefined)
		yield 'An object with declared members must be a component of its own.';
});
