import type { Pipeline } from '../artefacts.ts';
import { attributeTypes } from '../attribute-types.ts';
import type { ReportColumn, Schema } from '../contract-document.ts';
import { constantsModule } from '../header.ts';
import { type Member, membersOf } from '../members.ts';

/** The numbers and names that advice and the report preview need. */
export const advice: Pipeline = ({ openapi }) => {
	const members = membersOf(openapi, 'strict');
	return {
		'advice.ts': constantsModule(import.meta.url, {
			findings: { value: openapi['x-advice'], doc: 'What each finding means and what to do about it, by code.' },
			columns: {
				value: columns(members),
				doc: 'The columns of the IVR Detail Report, in order, and the member that each is filled from.',
			},
			enumerated: { value: select(members, ({ target }) => target.enum), doc: 'The members with a fixed set of values.' },
			times: {
				value: select(members, ({ target }) => timeRange(target)),
				doc: 'The members that hold a time in epoch milliseconds, with the plausible range.',
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
			attributeTypeExpectations: {
				value: Object.fromEntries(attributeTypes(openapi).map(({ name, expects }) => [name, expects])),
				doc: 'What a value of each declared type looks like, in words.',
			},
		}),
	};
};

function columns(members: Member[]): (ReportColumn & { pointer: string })[] {
	return members
		.flatMap(({ pointer, schema }) => (schema['x-report'] ?? []).map((column) => ({ pointer, ...column })))
		.sort((a, b) => a.order - b.order);
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
	return members.filter(matches).map(({ pointer }) => pointer);
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
