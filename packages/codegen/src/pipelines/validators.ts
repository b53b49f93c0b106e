import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Pipeline } from '../artefacts.ts';
import { attributeTypes } from '../attribute-types.ts';
import { bundleModules } from '../bundle-modules.ts';
import type { OpenApiDocument, profiles } from '../contract-document.ts';
import { expectations } from '../expectations.ts';
import { typescriptHeader } from '../header.ts';
import { profileSchema, withoutAnnotations } from '../json-schema.ts';

const options: Options = {
	strict: true,
	allowUnionTypes: true,
	strictTypes: false, // `format` stands on unions of integer and string
	ownProperties: true, // an inherited member is not sent, so it does not count
	messages: false,
	validateFormats: false,
	code: { source: true, esm: true },
};

/**
 * The compiled validators of both profiles, and of the declared types of a call variable. Each profile has one
 * that collects all errors and one that stops at the first, because all errors of a hostile message are millions.
 */
export const validators: Pipeline = async ({ openapi }) => ({
	'strict.ts': await profileModule(openapi, 'strict'),
	'tolerant.ts': await profileModule(openapi, 'tolerant'),
	'attribute-values.ts': await attributeValuesModule(openapi),
});

async function profileModule(document: OpenApiDocument, profile: keyof typeof profiles): Promise<string> {
	const schema = withoutAnnotations(profileSchema(document, profile));
	const expects = expectations(document, profile);
	return typescript(
		await bundleModules(
			{
				all: compile({ all: schema }, { allErrors: true }),
				first: compile({ first: schema }, { allErrors: false }),
			},
			`export { all } from 'all';
export { first } from 'first';
export const expects = ${JSON.stringify(expects)};`,
		),
	);
}

async function attributeValuesModule(document: OpenApiDocument): Promise<string> {
	const schemas = Object.fromEntries(attributeTypes(document).map(({ name, schema }) => [name, schema]));
	const names = Object.keys(schemas).join(', ');
	return typescript(
		await bundleModules(
			{ values: compile(schemas, { allErrors: false }) },
			`import { ${names} } from 'values';
export const attributeValues = { ${names} };`,
		),
	);
}

function compile(schemas: Record<string, object>, extra: Options): string {
	const ajv = new Ajv2020({ ...options, ...extra });
	for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
	return standalone.default(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
}

function typescript(javascript: string): string {
	return `${typescriptHeader(import.meta.url)}// @ts-nocheck\n${javascript}`;
}
