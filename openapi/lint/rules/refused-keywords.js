import { ruleOfPlaces } from '../places.js';

/** Which cases are safe against a real platform follows from `refuses`, so it names keywords that are there. */
export const refusedKeywords = ruleOfPlaces(function* ({ schema }) {
	for (const keyword of schema['x-platform']?.refuses ?? []) {
		if (!Object.hasOwn(schema['x-source'] ?? {}, keyword))
			yield `x-platform says that \`${keyword}\` is refused, which is not here.`;
	}
});
