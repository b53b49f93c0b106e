import type { Kind } from '../mutant.ts';
import type { AnySchema } from './schema-walk.ts';

/** A schema with one keyword in another way. */
export interface SchemaMutant {
	readonly name: string;
	readonly kind: Kind;
	readonly schema: AnySchema;
}

const allTypes = ['null', 'boolean', 'integer', 'number', 'string', 'object', 'array'];

/** Every way in which a validator can get one place of the schema wrong, keyword by keyword. */
export function keywordMutants(schema: AnySchema): SchemaMutant[] {
	return [
		...absent(schema),
		...types(schema),
		...values(schema),
		...bounds(schema),
		...required(schema),
		...properties(schema),
		...items(schema),
	];
}

const constraints = ['type', 'enum', 'pattern', 'minimum', 'maximum', 'required', 'items', 'properties'];

function absent(schema: AnySchema): SchemaMutant[] {
	const kind: Kind = 'a constraint absent';
	return (
		constraints
			// An enum says the type once more.
			.filter((keyword) => says(schema[keyword]) && !(keyword === 'type' && schema.enum !== undefined))
			.map((keyword) => ({ name: `${keyword} absent`, kind, schema: without(schema, keyword) }))
	);
}

/** An empty schema says nothing that could be left out. */
function says(constraint: unknown): boolean {
	return constraint !== undefined && (typeof constraint !== 'object' || Object.keys(constraint ?? {}).length > 0);
}

function types(schema: AnySchema): SchemaMutant[] {
	if (schema.type === undefined) {
		return allTypes.map((type) => ({
			name: `type not ${type}`,
			kind: 'a type narrower',
			schema: { ...schema, not: { type } },
		}));
	}
	const allowed = [schema.type].flat();
	return allTypes.flatMap((type): SchemaMutant[] => {
		if (!allowed.includes(type)) {
			if (type === 'integer' && allowed.includes('number')) {
				const narrower = allowed.map((one) => (one === 'number' ? 'integer' : one));
				return [{ name: 'type number only without a fraction', kind: 'a type narrower', schema: { ...schema, type: narrower } }];
			}
			return [{ name: `type also ${type}`, kind: 'a type wider', schema: { anyOf: [schema, { type }] } }];
		}
		const others = allowed.filter((one) => one !== type);
		return others.length === 0
			? []
			: [{ name: `type not ${type}`, kind: 'a type narrower', schema: { ...schema, type: others } }];
	});
}

function values({ enum: allowed, ...schema }: AnySchema): SchemaMutant[] {
	if (allowed === undefined) return [];
	const kind: Kind = 'a value more or less';
	const texts = allowed.filter((value) => value !== null);
	const [first = ''] = texts;
	const more = [
		'',
		'SOMETHING_ELSE',
		first.toLowerCase(),
		` ${first}`,
		`${first} `,
		`${first}S`,
		`S${first}`,
		first.slice(0, -1),
	];
	const anyOf = (pattern: string) => ({
		anyOf: [
			{ ...schema, enum: allowed },
			{ type: 'string', pattern },
		],
	});
	return [
		...(allowed.length < 2 ? [] : allowed).map((value) => ({
			name: `enum without ${value}`,
			kind,
			schema: { ...schema, enum: allowed.filter((other) => other !== value) },
		})),
		...[...new Set(more)]
			.filter((value) => !allowed.includes(value))
			.map((value) => ({ name: `enum also «${value}»`, kind, schema: { ...schema, enum: [...allowed, value] } })),
		{ name: 'enum looks at the beginning alone', kind, schema: anyOf(`^(${texts.join('|')})`) },
		{ name: 'enum looks at the end alone', kind, schema: anyOf(`(${texts.join('|')})$`) },
		{ name: 'enum looks for a value anywhere', kind, schema: anyOf(texts.join('|')) },
		{ name: 'enum does not look at capitals', kind, schema: anyOf(`^(${texts.map(inAnyCase).join('|')})$`) },
		{ name: 'enum does not look at blanks around a value', kind, schema: anyOf(`^ *(${texts.join('|')}) *$`) },
	];
}

function inAnyCase(value: string): string {
	return value.replace(/[A-Za-z]/g, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
}

function bounds(schema: AnySchema): SchemaMutant[] {
	return (['minimum', 'maximum'] as const).flatMap((keyword): SchemaMutant[] => {
		const limit = schema[keyword];
		if (limit === undefined) return [];
		return [limit - 1, limit + 1].map((moved) => ({
			name: `${keyword} ${moved} for ${limit}`,
			kind: 'off by one',
			schema: { ...schema, [keyword]: moved },
		}));
	});
}

function required(schema: AnySchema): SchemaMutant[] {
	const kind: Kind = 'a required member more or less';
	const names = schema.required ?? [];
	return Object.keys(schema.properties ?? {}).map((name) =>
		names.includes(name)
			? { name: `required without ${name}`, kind, schema: { ...schema, required: names.filter((other) => other !== name) } }
			: { name: `required also ${name}`, kind, schema: { ...schema, required: [...names, name] } },
	);
}

function properties(schema: AnySchema): SchemaMutant[] {
	const members = Object.entries(schema.properties ?? {}).filter(([, member]) => says(member));
	return members.map(([name]) => ({
		name: `${name} not looked at`,
		kind: 'a constraint absent',
		schema: { ...schema, properties: without(schema.properties ?? {}, name) },
	}));
}

function items({ items, ...schema }: AnySchema): SchemaMutant[] {
	if (items === undefined || Object.keys(items).length === 0) return [];
	const kind: Kind = 'a constraint absent';
	return [
		{ name: 'items first one alone looked at', kind, schema: { ...schema, prefixItems: [items] } },
		{ name: 'items first one not looked at', kind, schema: { ...schema, prefixItems: [true], items } },
	];
}

function without<Value>(record: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
	return Object.fromEntries(Object.entries(record).filter(([other]) => other !== name));
}
