import { Ajv, type KeywordErrorDefinition, type Options } from 'ajv';
import { _, stringify } from 'ajv/dist/compile/codegen/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Pipeline } from '../artefacts.ts';
import { bundleModules } from '../bundle-modules.ts';
import type { OpenApiDocument, profiles, Schema } from '../contract-document.ts';
import { expectations } from '../expectations.ts';
import { typescriptHeader } from '../header.ts';
import { profileSchema, withoutAnnotations } from '../json-schema.ts';
import { type SplitSchema, splitAtLists } from '../split-schema.ts';

const options: Options = {
	strict: true,
	allErrors: true,
	allowUnionTypes: true,
	strictTypes: false, // `format` stands on unions of integer and string
	ownProperties: true, // an inherited member is not sent, so it does not count
	messages: false,
	validateFormats: false,
	code: { source: true, esm: true },
};

/** What an error says besides its place and keyword. ajv's own would copy pieces of the schema into the bundle. */
const params: Record<string, NonNullable<KeywordErrorDefinition['params']>> = {
	enum: ({ schema }) => _`{values: ${stringify(schema.map(String).join(' or '))}}`,
	minimum: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
	maximum: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
	pattern: () => _`{}`,
};

/**
 * The compiled validators of both profiles: one for the message without the items of its lists, one for the items
 * of each list. Each of them collects all errors, which are few; whoever calls them item by item decides when to stop.
 */
export const validators: Pipeline = async ({ openapi }) => ({
	'strict.ts': await profileModule(openapi, 'strict'),
	'tolerant.ts': await profileModule(openapi, 'tolerant'),
});

async function profileModule(document: OpenApiDocument, profile: keyof typeof profiles): Promise<string> {
	const schemas: Record<string, Schema> = {};
	const check = checkSource(splitAtLists(withoutAnnotations(profileSchema(document, profile))), schemas);
	const entry = `import { ${Object.keys(schemas).join(', ')} } from 'compiled';
export const check = ${check};
export const expects = ${JSON.stringify(expectations(document, profile))};`;
	const bundle = await bundleModules({ compiled: compile(schemas) }, entry);
	return `${typescriptHeader(import.meta.url)}// @ts-nocheck\n${bundle}`;
}

/** The source of the object that holds the validators, each of which is added to the schemas by its name. */
function checkSource({ schema, lists }: SplitSchema, schemas: Record<string, Schema>): string {
	const name = `validator${Object.keys(schemas).length}`;
	schemas[name] = schema;
	const sources = lists.map(({ path, item }) => `{ path: ${JSON.stringify(path)}, item: ${checkSource(item, schemas)} }`);
	return `{ validator: ${name}, lists: [${sources.join(', ')}] }`;
}

function compile(schemas: Record<string, Schema>): string {
	const ajv = new Ajv(options);
	for (const [keyword, ofKeyword] of Object.entries(params)) {
		Object.assign(ajv.getKeyword(keyword), { error: { message: '', params: ofKeyword } });
	}
	for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
	const source: string = standalone.default(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
	// Nothing reads where in the schema a broken rule stands.
	return source.replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, '');
}
