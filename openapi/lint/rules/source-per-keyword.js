import { isBareItem, ruleOfPlaces } from '../places.js';

/** What stands in a schema without deciding validity, or decides it at another place. */
const notConstraining = new Set(['$ref', 'description', 'title', 'examples', 'format', 'required', 'properties', 'items']);

/** Every keyword that a message can break names its source, and no other does. `required` belongs to the member. */
export const sourcePerKeyword = ruleOfPlaces(function* (place) {
	if (isBareItem(place)) return;
	const { schema, required } = place;
	const source = schema['x-source'];
	if (source === undefined) {
		yield 'There is no x-source; write `x-source: {}` where nothing constrains.';
		return;
	}
	const due = Object.keys(schema).filter((keyword) => isConstraining(keyword, schema));
	if (required) due.push('required');
	for (const keyword of due) if (!Object.hasOwn(source, keyword)) yield `x-source does not say where \`${keyword}\` comes from.`;
	for (const keyword of Object.keys(source))
		if (!due.includes(keyword)) yield `x-source names \`${keyword}\`, which is not here.`;
});

function isConstraining(keyword, schema) {
	if (keyword === 'additionalProperties') return schema.additionalProperties !== true;
	return !notConstraining.has(keyword) && !keyword.startsWith('x-');
}
