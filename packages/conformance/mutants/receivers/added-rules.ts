import type { SchemaMutant } from './keyword-mutants.ts';
import type { AnySchema } from './schema-walk.ts';

/** Rules that the contract does not have at a place and implementers like to have. */
export function addedRules(schema: AnySchema): SchemaMutant[] {
	return candidates(schema).map(([name, rule]) => ({ name, kind: 'a rule added', schema: { ...schema, allOf: [rule] } }));
}

type Rule = readonly [name: string, rule: Readonly<Record<string, unknown>>];

function candidates(schema: AnySchema): Rule[] {
	const { type } = schema;
	const types = type === undefined ? ['null', 'boolean', 'number', 'string', 'object', 'array'] : [type].flat();
	return [
		...(types.includes('string') ? texts(schema) : []),
		...(types.includes('integer') || types.includes('number') ? numbers(schema) : []),
		...(types.includes('array') ? lists : []),
		...(types.includes('object') ? objects(schema) : []),
	];
}

/** Only where the contract lets strings be of any length and letters. */
function texts({ enum: allowed, pattern }: AnySchema): Rule[] {
	const accepts = (text: string) => allowed === undefined && (pattern === undefined || new RegExp(pattern, 'u').test(text));
	return [
		...(accepts('') ? [['a string not empty', { minLength: 1 }] as const] : []),
		...(accepts('x'.repeat(256))
			? [
					['a string of 20 characters at most', { maxLength: 20 }] as const,
					['a string of 255 characters at most', { maxLength: 255 }] as const,
					['a string of 2000 characters at most', { maxLength: 2000 }] as const,
				]
			: []),
		...(accepts('é')
			? [
					['a string of ASCII alone', asString('^[\\x00-\\x7f]*$')] as const,
					['a string of ISO-8859-1 alone', asString('^[\\x00-\\xff]*$')] as const,
					['a string without characters beyond U+FFFF', asString('^[\\x00-\\uffff]*$')] as const,
					['a string without blanks around it', asString('^[^ ](?:[^]*[^ ])?$|^$')] as const,
				]
			: []),
	];
}

function asString(pattern: string): object & Record<string, unknown> {
	return { pattern };
}

function numbers({ minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: AnySchema): Rule[] {
	return [
		...(maximum > 2 ** 31 ? [['a number of 32 bits', { maximum: 2 ** 31 - 1 }] as const] : []),
		...(minimum < 0 ? [['a number not negative', { minimum: 0 }] as const] : []),
		...(minimum <= 0 ? [['a number not zero', { not: { const: 0 } }] as const] : []),
	];
}

const lists: Rule[] = [
	['a list not empty', { minItems: 1 }],
	['a list of one item at most', { maxItems: 1 }],
	['a list of 100 items at most', { maxItems: 100 }],
	['a list without an item twice', { uniqueItems: true }],
];

function objects({ properties = {}, required = [] }: AnySchema): Rule[] {
	const names = Object.keys(properties);
	return [
		['an object without unknown members', { propertyNames: names.length > 0 && { enum: names } }],
		['an object whose unknown members are strings', unknownMembers(names, { type: 'string' })],
		['an object whose unknown members are scalars', unknownMembers(names, { type: ['string', 'number', 'boolean', 'null'] })],
		['an object whose unknown members are not null', unknownMembers(names, { not: { type: 'null' } })],
		['an object whose unknown members have plain names', { propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } }],
		...(required.length === 0 ? [['an object not empty', { minProperties: 1 }] as const] : []),
	];
}

function unknownMembers(names: string[], additionalProperties: object): Record<string, unknown> {
	return { properties: Object.fromEntries(names.map((name) => [name, true])), additionalProperties };
}
