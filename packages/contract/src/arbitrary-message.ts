import { readFileSync } from 'node:fs';
import fc from 'fast-check';

interface Schema {
	$ref?: string;
	type?: string | string[];
	enum?: unknown[];
	pattern?: string;
	minimum?: number;
	maximum?: number;
	required?: string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	examples?: unknown[];
}

const document = JSON.parse(readFileSync(new URL('../generated/schema/schema.json', import.meta.url), 'utf8'));
const definitions: Record<string, Schema> = document.$defs;

/** A component of the generated schema, or the schema itself where it refers to none. */
function resolve(schema: Schema): Schema {
	return schema.$ref === undefined ? schema : (definitions[schema.$ref.replace('#/$defs/', '')] ?? {});
}

/** Text of any characters, unpaired surrogates, controls and line ends included. */
const anyText = fc.oneof(
	fc.string(),
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
);

/** Members that no schema knows, of any name and any JSON. */
const unknownMembers = fc.oneof(
	{ arbitrary: fc.constant({}), weight: 3 },
	{
		arbitrary: fc.dictionary(fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', ''), anyText), fc.jsonValue(), {
			maxKeys: 3,
		}),
		weight: 1,
	},
);

/**
 * Messages that a component of the generated schema accepts, with boundaries, unknown members and any Unicode.
 * @param options.complete - whether every known member is present, and every list has an item
 */
export function arbitraryMessage(component: string, options: { complete: boolean } = { complete: false }): fc.Arbitrary<unknown> {
	return arbitrary({ $ref: `#/$defs/${component}` }, options.complete);
}

function arbitrary(reference: Schema, complete: boolean): fc.Arbitrary<unknown> {
	const schema = resolve(reference);
	if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
	switch (schema.type) {
		case 'object':
			return arbitraryObject(schema, complete);
		case 'array':
			return fc.array(arbitrary(schema.items ?? {}, complete), { minLength: complete ? 1 : 0, maxLength: 4 });
		case 'integer':
			return arbitraryInteger(schema);
		case 'string':
			return arbitraryString(schema);
		case undefined:
			return fc.jsonValue();
		default:
			throw new Error(`There are no messages of type ${schema.type} in the strict schema.`);
	}
}

function arbitraryObject({ properties = {}, required = [] }: Schema, complete: boolean): fc.Arbitrary<unknown> {
	const known = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, arbitrary(property, complete)]));
	const requiredKeys = complete ? Object.keys(properties) : required;
	const unknown = unknownMembers.map((members) => Object.entries(members).filter(([name]) => !Object.hasOwn(properties, name)));
	return fc
		.tuple(unknown, fc.record(known, { requiredKeys }))
		.map(([others, members]) => Object.fromEntries([...others, ...Object.entries(members)]));
}

function arbitraryInteger({
	minimum = Number.MIN_SAFE_INTEGER,
	maximum = Number.MAX_SAFE_INTEGER,
}: Schema): fc.Arbitrary<unknown> {
	return fc.oneof(fc.constantFrom(minimum, maximum), fc.integer({ min: minimum, max: maximum }));
}

function arbitraryString({ pattern }: Schema): fc.Arbitrary<unknown> {
	if (pattern === undefined) return anyText;
	const expression = new RegExp(pattern, 'u');
	const matching = fc.stringMatching(expression);
	// Any text hardly ever matches what a pattern says of its end.
	return pattern.endsWith('$')
		? matching
		: fc.oneof(
				matching,
				anyText.filter((text) => expression.test(text)),
			);
}

/** Every pointer that a component knows, `*` standing for the index of a list, parents before their children. */
export function knownPointers(component: string): string[] {
	return [...walk({ $ref: `#/$defs/${component}` }, '')];
}

function* walk(reference: Schema, pointer: string): Generator<string> {
	const schema = resolve(reference);
	yield pointer;
	for (const [name, property] of Object.entries(schema.properties ?? {})) yield* walk(property, `${pointer}/${name}`);
	if (schema.items !== undefined) yield* walk(schema.items, `${pointer}/*`);
}
