/**
 * The contract's extensions as node types of Redocly CLI: its rule `struct` refuses a wrong shape, and what an
 * extension refers to counts as used.
 */

const text = { type: 'string' };
const count = { type: 'integer' };
const flag = { type: 'boolean' };

const sources = { enum: ['stated', 'shown', 'model', 'inferred'] };
const keywords = ['required', 'type', 'enum', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'];
const jsonTypes = ['array', 'boolean', 'null', 'number', 'object', 'string'];

/** A mapping of any names to nodes of one type. */
const mapOf = (type) => ({ properties: {}, additionalProperties: () => type });

/** An object with these members and no others. */
const record = (properties, required = []) => ({ properties, required });

/** A list of some of these words. */
const listOf = (words) => ({ type: 'array', items: { enum: words } });

const own = {
	Limits: mapOf(count),
	Problems: mapOf('ProblemKind'),
	ProblemKind: record({ status: count, title: text, detail: text, first: text, cut: text }, ['status', 'title', 'detail']),
	AdviceKinds: mapOf('AdviceKind'),
	AdviceKind: record({ happens: text, do: text, nearest: text }, ['happens', 'do']),
	Sources: record(Object.fromEntries(keywords.map((keyword) => [keyword, sources]))),
	ReportColumns: { name: 'ReportColumns', properties: {}, items: 'ReportColumn' },
	ReportColumn: record(
		{
			column: text,
			order: count,
			maxLength: count,
			value: { enum: ['time', 'duration', 'selection', 'journey', 'unknown'] },
			index: count,
			separator: text,
			inferred: flag,
		},
		['column', 'order'],
	),
	MemberPlatform: record({
		unknownMembers: { enum: ['dropped'] },
		content: { enum: ['discarded'] },
		owner: { enum: ['platform'] },
		sampleLiteral: text,
		samplePlaceholder: text,
		sampleComment: text,
		refuses: listOf(keywords),
		refusesTypes: 'RefusedTypes',
		otherValues: { enum: ['lost'] },
		types: 'DeclaredTypes',
	}),
	RefusedTypes: record({ scalar: listOf(jsonTypes), object: listOf(jsonTypes), list: listOf(jsonTypes) }),
	DeclaredTypes: mapOf('DeclaredType'),
	DeclaredType: record({ expects: text, schema: 'Schema' }, ['expects', 'schema']),
	ResponsePlatform: record({ statuses: { type: 'array', items: count } }, ['statuses']),
};

/** @param types - the node types of OpenAPI by name */
export function oas3(types) {
	const withMembers = (name, properties) => ({ ...types[name], properties: { ...types[name].properties, ...properties } });
	return {
		...types,
		...own,
		Root: withMembers('Root', { 'x-limits': 'Limits', 'x-problems': 'Problems', 'x-advice': 'AdviceKinds' }),
		Operation: withMembers('Operation', { 'x-received-body': 'Schema' }),
		Response: withMembers('Response', { 'x-platform': 'ResponsePlatform' }),
		Schema: withMembers('Schema', {
			'x-expects': text,
			'x-pii': flag,
			'x-platform': 'MemberPlatform',
			'x-report': 'ReportColumns',
			'x-source': 'Sources',
		}),
	};
}
