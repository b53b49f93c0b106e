import { ruleOfPlaces } from '../places.js';

/** A decision of this project says so in the description of the member or of its component, where its reason stands. */
export const reasonForInferred = ruleOfPlaces(function* ({ schema, component }) {
	const inferred = Object.entries(schema['x-source'] ?? {}).filter(([, source]) => source === 'inferred');
	if (inferred.length === 0) return;
	const descriptions = `${schema.description} ${component.description}`;
	if (!/\binferred\b/i.test(descriptions)) {
		yield `The description does not say why ${inferred.map(([keyword]) => `\`${keyword}\``).join(', ')} was inferred.`;
	}
});
