import { type OpenApiDocument, type profiles, readContract, type Schema } from '@ivr-activity/codegen/src/contract-document.ts';
import { profileSchema, type SchemaDocument, withoutAnnotations } from '@ivr-activity/codegen/src/json-schema.ts';
import type { Profile } from '@ivr-activity/contract';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** A schema as mutants have it: also with keywords that the contract does not use. */
export type AnySchema = Schema & Readonly<Record<string, unknown>>;

/** A place of the schema. */
export interface Place {
	/** JSON pointer of the member in a message, in which `*` stands for the index of a list. */
	readonly pointer: string;
	readonly schema: AnySchema;
	/** The whole schema with another one at the place. */
	readonly replacedBy: (schema: AnySchema) => AnySchema;
}

const { openapi }: { openapi: OpenApiDocument } = await readContract();

/** The contract's schema of each profile in one piece, straight from openapi/ and without the compiled validators. */
export const schemas: Readonly<Record<Profile, AnySchema>> = { strict: schemaOf('strict'), tolerant: schemaOf('tolerant') };

function schemaOf(profile: keyof typeof profiles): AnySchema {
	const document = withoutAnnotations(profileSchema(openapi, profile));
	return resolved(document, { $ref: document.$ref }) as AnySchema;
}

/** Each component is put where it is named, so that each place can be changed without another. */
function resolved(document: SchemaDocument, { $ref, ...schema }: Schema): Schema {
	if ($ref !== undefined) return resolved(document, (document.$defs[$ref.replace('#/$defs/', '')] ?? {}) as Schema);
	const { items, properties } = schema;
	const members = Object.entries(properties ?? {}).map(([name, property]) => [name, resolved(document, property)]);
	return {
		...schema,
		...(items && { items: resolved(document, items) }),
		...(properties && { properties: Object.fromEntries(members) }),
	};
}

/** Every place of a schema, the message itself first. */
export function placesOf(root: AnySchema): Place[] {
	return [...walk({ pointer: '', schema: root, replacedBy: (schema) => schema })];
}

function* walk(place: Place): Generator<Place> {
	yield place;
	const { pointer, schema, replacedBy } = place;
	for (const [name, property] of Object.entries(schema.properties ?? {})) {
		yield* walk({
			pointer: `${pointer}/${name}`,
			schema: property as AnySchema,
			replacedBy: (other) => replacedBy({ ...schema, properties: { ...schema.properties, [name]: other } }),
		});
	}
	if (schema.items !== undefined) {
		yield* walk({
			pointer: `${pointer}/*`,
			schema: schema.items as AnySchema,
			replacedBy: (other) => replacedBy({ ...schema, items: other }),
		});
	}
}

/** What judges messages by a schema. Whether the schema is one is not asked, which takes longer than all the rest. */
export function validatorOf(schema: AnySchema): (message: unknown) => boolean {
	const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, meta: false, ownProperties: true });
	return ajv.compile(schema);
}
