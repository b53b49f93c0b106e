import { ruleOfPlaces } from '../places.js';

/** Every place shows an example; whether it is valid is the matter of `no-invalid-schema-examples`. */
export const examplePresent = ruleOfPlaces(function* ({ schema, target }) {
	const examples = schema.examples ?? target.examples;
	if (!Array.isArray(examples) || examples.length === 0) yield 'There is no example.';
});
