import { Ajv, type CodeKeywordDefinition, type KeywordErrorDefinition, type Options } from 'ajv';
import { _, stringify } from 'ajv/dist/compile/codegen/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Pipeline } from '../artefacts.ts';
import { bundleModules } from '../bundle-modules.ts';
import type { OpenApiDocument, profiles, Schema } from '../contract-document.ts';
import { expectations } from '../expectations.ts';
import { typescriptHeader } from '../header.ts';
import { profileSchema, withoutAnnotations } from '../json-schema.ts';
import { type Member, type Place, splitSchema } from '../split-schema.ts';

const options: Options = {
	strict: true,
	allowUnionTypes: true,
	strictTypes: false, // `format` stands on unions of integer and string
	messages: false,
	validateFormats: false,
	code: { source: true, esm: true },
};

/** What an error says besides its place and keyword. ajv's own would copy pieces of the schema into the bundle. */
const params: Record<string, NonNullable<KeywordErrorDefinition['params']>> = {
	minimum: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
	maximum: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
	pattern: () => _`{}`,
};

/** Of strings and null, which are compared as they are. ajv's own would write each value twice, to compare it and to tell it. */
const enumKeyword: CodeKeywordDefinition = {
	keyword: 'enum',
	schemaType: 'array',
	code(context) {
		const { gen, schema, data } = context;
		const values = gen.scopeValue('schema', { ref: schema, code: stringify(schema) });
		context.setParams({ values });
		context.fail(_`!${values}.includes(${data})`);
	},
	error: { message: '', params: ({ params }) => _`{values: ${params.values}}` },
};

/**
 * The compiled validators of both profiles: one for each kind of value, and the places of a message with the kind that is due
 * there. The same kind is due at many places, so that this is half the size of one validator for the whole message.
 */
export const validators: Pipeline = async ({ openapi }) => ({
	'strict.ts': await profileModule(openapi, 'strict'),
	'tolerant.ts': await profileModule(openapi, 'tolerant'),
});

async function profileModule(document: OpenApiDocument, profile: keyof typeof profiles): Promise<string> {
	const kinds = new Map<string, Schema>();
	const root = splitSchema(withoutAnnotations(profileSchema(document, profile)));
	const places = placeSource(root, '', expectations(document, profile), kinds);
	const schemas = Object.fromEntries([...kinds.values()].map((schema, index) => [`kind${index}`, schema]));
	const entry = `import { ${Object.keys(schemas).join(', ')} } from 'compiled';
export const places = ${places};`;
	const bundle = await bundleModules({ compiled: compile(schemas) }, entry);
	return `${typescriptHeader(import.meta.url)}// @ts-nocheck\n${bundle}`;
}

/** The source of a place, whose kind is added to the others when it is new. */
function placeSource(place: Place | Member, pointer: string, due: Record<string, string>, kinds: Map<string, Schema>): string {
	const { schema, members, items } = place;
	const isAny = Object.keys(schema).length === 0;
	const isRequired = 'isRequired' in place && place.isRequired;
	const parts = {
		name: 'name' in place && JSON.stringify(place.name),
		isRequired: isRequired && 'true',
		due: (isRequired || !isAny) && JSON.stringify(due[pointer]),
		kind: !isAny && kindOf(schema, kinds),
		members:
			members.length > 0 &&
			`[${members.map((member) => placeSource(member, `${pointer}/${member.name}`, due, kinds)).join(', ')}]`,
		items: items !== undefined && placeSource(items, `${pointer}/*`, due, kinds),
	};
	return `{ ${Object.entries(parts)
		.filter(([, source]) => source)
		.map(([name, source]) => `${name}: ${source}`)
		.join(', ')} }`;
}

function kindOf(schema: Schema, kinds: Map<string, Schema>): string {
	const key = JSON.stringify(schema);
	kinds.set(key, schema);
	return `kind${[...kinds.keys()].indexOf(key)}`;
}

/** What ajv writes into every validator and nothing reads: where a value and a rule stand, its type, and that there was no error. */
const unread: readonly (readonly [RegExp, string])[] = [
	[/instancePath,|schemaPath:"(?:[^"\\]|\\.)*",/g, ''],
	[/, \{instancePath="", [^}]*\}=\{\}/g, ''],
	[/params:\{type:[^}]*\}/g, 'params:{}'],
	[/let vErrors = null;let errors = 0;/g, ''],
	[/if\(errors === 0\)/g, ''],
	[/validate\d+\.errors = vErrors;return errors === 0;/g, 'return true;'],
];

function compile(schemas: Record<string, Schema>): string {
	const ajv = new Ajv(options);
	for (const [keyword, ofKeyword] of Object.entries(params)) {
		Object.assign(ajv.getKeyword(keyword), { error: { message: '', params: ofKeyword } });
	}
	ajv.removeKeyword('enum').addKeyword(enumKeyword);
	for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
	const source: string = standalone.default(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
	return unread.reduce((code, [piece, instead]) => code.replaceAll(piece, instead), source);
}
