import type { OpenApiDocument, Schema } from './contract-document.ts';

/** A declared type of a call variable, with the schema and the words for what a value of it looks like. */
export interface AttributeType {
	name: string;
	expects: string;
	schema: Schema & { maxLength?: number };
}

/** The declared types that a call variable can have. */
export function attributeTypes(document: OpenApiDocument): AttributeType[] {
	const types = document.components.schemas.AdditionalAttribute?.properties?.value?.['x-platform']?.types ?? {};
	return Object.entries(types).map(([name, { expects, schema }]) => ({
		name,
		schema,
		expects: expects.replace('{maxLength}', String(schema.maxLength)),
	}));
}
