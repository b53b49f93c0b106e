const lost = {
	const: 'Generators lose `const`: write an `enum` with one value.',
	not: 'Generators lose `not`: say what is allowed.',
	if: 'Generators lose `if`: describe the one object that covers both.',
	anyOf: 'Generators wrap `anyOf` into invented classes: write a list of types.',
	oneOf: 'Generators wrap `oneOf` into invented classes: write a list of types.',
	allOf: 'Generators merge `allOf` each in its own way: write the members out.',
	nullable: 'OpenAPI 3.1 has no `nullable`: add the type null.',
};

/** The contract keeps to the keywords that every generator and validator in use understands alike. */
export const portableKeywords = () => ({
	Schema(schema, { report, location }) {
		for (const [keyword, message] of Object.entries(lost)) {
			if (Object.hasOwn(schema, keyword)) report({ message, location: location.child(keyword).key() });
		}
	},
});
