import type { Pipeline } from '../artefacts.ts';
import { type AttributeType, attributeTypes } from '../attribute-types.ts';
import type { ReportColumn, Schema } from '../contract-document.ts';
import { constantsModule } from '../header.ts';
import { type Member, membersOf } from '../members.ts';

/** The numbers and names that advice and the report preview need, and what the guide prints in its sample. */
export const advice: Pipeline = ({ openapi }) => {
	const members = membersOf(openapi, 'strict');
	return {
		'advice.ts': constantsModule(import.meta.url, {
			columns: {
				value: columns(members),
				doc: 'The columns of the IVR Detail Report, in order, and the member that each is filled from.',
			},
			enumerated: { value: select(members, ({ target }) => target.enum), doc: 'The members with a fixed set of values.' },
			times: {
				value: select(members, ({ target }) => timeRange(target)),
				doc: 'The members that hold a time in epoch milliseconds, with the plausible range.',
			},
			integers: {
				value: pointers([...members, ...membersOf(openapi, 'tolerant')], ({ target }) => typesOf(target).includes('integer')),
				doc: 'The members that hold an integer in one of the profiles.',
			},
			platformOwned: {
				value: pointers(members, ({ schema }) => schema['x-platform']?.owner === 'platform'),
				doc: 'The members that are the platform’s own.',
			},
			contentDiscarded: {
				value: pointers(members, ({ schema }) => schema['x-platform']?.content === 'discarded'),
				doc: 'The members whose content the platform discards.',
			},
			closedObjects: {
				value: select(members, closedMembers),
				doc: 'The objects whose unknown members the platform drops, with the members that it knows.',
			},
			sampleLiterals: {
				value: select(members, ({ schema }) => schema['x-platform']?.sampleLiteral),
				doc: 'Literals of the guide’s sample that are no values.',
			},
			attributeTypes: {
				value: Object.fromEntries(attributeTypes(openapi).map((type) => [type.name, valueType(type)])),
				doc: 'What a value of each declared type looks like, in words and in rules.',
			},
		}),
		// One constant each: a bundle carries the findings that it can make.
		'findings.ts': constantsModule(
			import.meta.url,
			Object.fromEntries(Object.entries(openapi['x-advice']).map(([code, texts]) => [camelCase(code), finding(code, texts)])),
		),
		'printed-sample.ts': constantsModule(import.meta.url, {
			placeholders: {
				value: placeholders(members),
				doc: 'What is due in place of each placeholder of the guide’s sample.',
			},
			bareComments: {
				value: members.flatMap(({ schema }) => schema['x-platform']?.sampleComment ?? []),
				doc: 'Comments that stand in the guide’s sample without the marks of a comment.',
			},
		}),
	};
};

function finding(code: string, texts: Record<string, string>) {
	return { value: { code, ...texts }, doc: `What \`${code}\` means and what to do about it.` };
}

function camelCase(code: string): string {
	return code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function placeholders(members: Member[]): Record<string, string | undefined> {
	return Object.fromEntries(
		members.flatMap(({ schema }) => {
			const placeholder = schema['x-platform']?.samplePlaceholder;
			return placeholder === undefined ? [] : [[placeholder, schema['x-expects']] as const];
		}),
	);
}

const rules = ['type', 'maxLength', 'minimum', 'pattern', 'items'];

/** The rules that `advise` knows; another one would silently be left out. */
function valueType({ name, expects, schema }: AttributeType) {
	const unknown = Object.keys(schema).find((keyword) => !rules.includes(keyword));
	if (unknown !== undefined) throw new Error(`The declared type ${name} has the rule ${unknown}, which advice does not know.`);
	const { items, ...rest } = schema;
	return { expects, ...rest, type: typesOf(schema), ...(items && { items: { type: typesOf(items) } }) };
}

function typesOf({ type = [] }: Schema): string[] {
	return [type].flat();
}

function columns(members: Member[]): (Omit<ReportColumn, 'order'> & { pointer: string })[] {
	return members
		.flatMap(({ pointer, schema }) => (schema['x-report'] ?? []).map((column) => ({ pointer, ...column })))
		.sort((a, b) => a.order - b.order)
		.map(({ order, ...column }) => column);
}

function select<T>(members: Member[], pick: (member: Member) => T | undefined): Record<string, T> {
	return Object.fromEntries(
		members.flatMap((member) => {
			const picked = pick(member);
			return picked === undefined ? [] : [[member.pointer, picked] as const];
		}),
	);
}

function pointers(members: Member[], matches: (member: Member) => boolean): string[] {
	return [...new Set(members.filter(matches).map(({ pointer }) => pointer))];
}

function timeRange({ type, minimum, maximum }: Schema): { minimum: number; maximum: number } | undefined {
	return type === 'integer' && minimum !== undefined && maximum !== undefined && maximum > 1e12
		? { minimum, maximum }
		: undefined;
}

function closedMembers({ schema, target }: Member): string[] | undefined {
	const dropped = (schema['x-platform'] ?? target['x-platform'])?.unknownMembers ?? target['x-platform']?.unknownMembers;
	return dropped === 'dropped' ? Object.keys(target.properties ?? {}) : undefined;
}
