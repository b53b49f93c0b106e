import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import {
	type JsonSchemaDraft202012Object,
	registerSchema,
	unregisterSchema,
	type Validator,
	validate,
} from '@hyperjump/json-schema/draft-2020-12';
import { components, type Implementation, type Verdict } from './verdict.ts';

/** Hyperjump's validator, with the schema of a file. */
export async function hyperjump(schemaFile: string): Promise<Implementation> {
	const schema: JsonSchemaDraft202012Object = JSON.parse(await readFile(schemaFile, 'utf8'));
	const uri = `https://example.com/${encodeURIComponent(pathToFileURL(schemaFile).href)}`;
	registerSchema(schema, uri);
	const [strict, tolerant] = [
		await validate(`${uri}#/$defs/${components.strict}`),
		await validate(`${uri}#/$defs/${components.tolerant}`),
	];
	return {
		name: 'Hyperjump',
		judge: async (text) => ({ strict: verdictOf(strict, text), tolerant: verdictOf(tolerant, text) }),
		close: async () => unregisterSchema(uri),
	};
}

function verdictOf(validator: Validator, text: string): Verdict {
	const output = validator(JSON.parse(text), 'BASIC');
	if (output.valid) return null;
	const [first] = output.errors ?? [];
	return {
		pointer: decodeURI((first?.instanceLocation ?? '#').slice(1)),
		keyword: (first?.absoluteKeywordLocation ?? '').split('/').at(-1) ?? '',
	};
}
