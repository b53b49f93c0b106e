import { type OpenApiDocument, profiles, type Schema } from './contract-document.ts';

/** A JSON Schema document with its components. */
export interface SchemaDocument {
	$schema: string;
	$ref: string;
	$defs: Record<string, object>;
}

/** JSON Schema 2020-12 of one profile: the root component, and in `$defs` every component that it reaches. */
export function profileSchema(document: OpenApiDocument, profile: keyof typeof profiles): SchemaDocument {
	const root = profiles[profile];
	const definitions: Record<string, object> = {};
	collect(document, root, definitions);
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		$ref: `#/$defs/${root}`,
		$defs: definitions,
	};
}

function collect(document: OpenApiDocument, name: string, definitions: Record<string, object>): void {
	if (Object.hasOwn(definitions, name)) return;
	const component = document.components.schemas[name];
	if (component === undefined) throw new Error(`The contract has no component ${name}.`);
	definitions[name] = plainSchema(component, (reference) => collect(document, reference, definitions));
}

/** The schema without the contract's extensions and OpenAPI's formats, references turned to `$defs`. */
function plainSchema(schema: Schema, onReference: (name: string) => void): Record<string, unknown> {
	const plain: Record<string, unknown> = {};
	for (const [keyword, value] of Object.entries(schema)) {
		// JSON Schema knows no int64, and strict validators refuse a format that they do not know.
		if (keyword.startsWith('x-') || keyword === 'format') continue;
		if (keyword === '$ref') {
			const name = String(value).replace('#/components/schemas/', '');
			onReference(name);
			plain.$ref = `#/$defs/${name}`;
		} else if (keyword === 'items') {
			plain.items = plainSchema(value, onReference);
		} else if (keyword === 'properties') {
			plain.properties = Object.fromEntries(
				Object.entries(value as Record<string, Schema>).map(([name, property]) => [name, plainSchema(property, onReference)]),
			);
		} else {
			plain[keyword] = value;
		}
	}
	return plain;
}

/** The same schema with nothing but what decides validity: a compiled validator carries its schema as data. */
export function withoutAnnotations(schema: SchemaDocument): SchemaDocument {
	const components = Object.entries(schema.$defs).map(([name, component]) => [name, constraintsOf(component as Schema)]);
	return { ...schema, $defs: Object.fromEntries(components) };
}

function constraintsOf({ description, examples, ...constraints }: Schema): Schema {
	const { properties, items } = constraints;
	return {
		...constraints,
		...(items && { items: constraintsOf(items) }),
		...(properties && {
			properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, constraintsOf(property)])),
		}),
	};
}
