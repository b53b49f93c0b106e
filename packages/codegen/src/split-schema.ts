import type { Schema } from './contract-document.ts';
import type { SchemaDocument } from './json-schema.ts';

/** One place of a message: what is due there, without what is due inside. */
export interface Place {
	/** The constraints on the value itself, in a form that is equal wherever the same is due. */
	schema: Schema;
	members: Member[];
	items?: Place;
}

/** A place within an object. */
export interface Member extends Place {
	name: string;
	isRequired: boolean;
}

/**
 * Takes a profile's schema apart at its members and items. Few constraints are left, each of them needed at many places, and
 * whoever checks place by place can stop when there are enough faults.
 */
export function splitSchema(document: SchemaDocument): Place {
	return split(document, { $ref: document.$ref });
}

function split(document: SchemaDocument, reference: Schema): Place {
	const { required = [], properties = {}, items, additionalProperties = true, ...schema } = resolved(document, reference);
	const unknown = required.filter((name) => !Object.hasOwn(properties, name));
	if (unknown.length > 0) throw new Error(`The contract requires ${unknown.join(', ')}, and does not say what it is.`);
	if (!additionalProperties) throw new Error('The contract refuses unknown members, which no place can say.');
	const members = Object.entries(properties).map(([name, member]) => ({
		name,
		isRequired: required.includes(name),
		...split(document, member),
	}));
	if (members.length > 0 && !isOf('object', schema)) throw new Error('The contract names members of what need not be an object.');
	if (items !== undefined && !isOf('array', schema)) throw new Error('The contract names items of what need not be a list.');
	return { schema, members, ...(items && { items: split(document, items) }) };
}

/** Whether the value is of the type, or null. */
function isOf(wanted: string, { type = [] }: Schema): boolean {
	const types = [type].flat();
	return types.includes(wanted) && types.every((one) => one === wanted || one === 'null');
}

function resolved(document: SchemaDocument, { $ref, ...schema }: Schema): Schema {
	if ($ref === undefined) return schema;
	const component = document.$defs[$ref.replace('#/$defs/', '')];
	if (component === undefined) throw new Error(`The contract refers to ${$ref}, which it does not have.`);
	return resolved(document, component as Schema);
}
