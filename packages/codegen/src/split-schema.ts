import type { Schema } from './contract-document.ts';
import type { SchemaDocument } from './json-schema.ts';

/** A schema without the constraints on the items of its lists, which stand beside it. */
export interface SplitSchema {
	schema: Schema;
	lists: { path: string[]; item: SplitSchema }[];
}

/**
 * Takes the items out of a profile's schema. The rest has a bounded number of faults, and so has each item:
 * whoever checks item by item can stop when there are enough.
 */
export function splitAtLists(document: SchemaDocument): SplitSchema {
	return split(withoutReferences(document, { $ref: document.$ref }), []);
}

function split({ items, properties, ...schema }: Schema, path: string[]): SplitSchema {
	const lists = items !== undefined && Object.keys(items).length > 0 ? [{ path, item: split(items, []) }] : [];
	const members = Object.entries(properties ?? {}).map(([name, member]) => [name, split(member, [...path, name])] as const);
	return {
		schema: { ...schema, ...(properties && { properties: mapped(members, (member) => member.schema) }) },
		lists: [...lists, ...members.flatMap(([, member]) => member.lists)],
	};
}

function mapped<T, U>(entries: (readonly [string, T])[], map: (value: T) => U): Record<string, U> {
	return Object.fromEntries(entries.map(([name, value]) => [name, map(value)]));
}

/** Every component is used in one place, so that one function without calls comes out of the compiler. */
function withoutReferences(document: SchemaDocument, { $ref, ...schema }: Schema): Schema {
	if ($ref !== undefined) {
		const component = document.$defs[$ref.replace('#/$defs/', '')];
		if (component === undefined) throw new Error(`The contract refers to ${$ref}, which it does not have.`);
		return withoutReferences(document, component as Schema);
	}
	const { items, properties } = schema;
	return {
		...schema,
		...(items && { items: withoutReferences(document, items) }),
		...(properties && { properties: mapped(Object.entries(properties), (member) => withoutReferences(document, member)) }),
	};
}
