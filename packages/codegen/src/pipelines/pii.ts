import type { Pipeline } from '../artefacts.ts';
import { type OpenApiDocument, profiles, resolve, type Schema } from '../contract-document.ts';
import { constantsModule } from '../header.ts';
import { membersOf } from '../members.ts';

/** What may be shown of a member: the whole value, nothing, the members known, or a list of such. */
type Shown = 'shown' | 'masked' | { members: Record<string, Shown> } | { items: Shown };

/** The tree of members that may be shown, what is not in it being masked; and the pointers that may be logged. */
export const pii: Pipeline = ({ openapi }) => ({
	'pii.ts': constantsModule(import.meta.url, {
		shownMembers: {
			value: shown(openapi, { $ref: `#/components/schemas/${profiles.strict}` }),
			type: 'Shown',
			doc: 'What may be shown of a message, member by member. What is not in it is masked.',
		},
		memberPointers: {
			value: membersOf(openapi, 'strict').map(({ pointer }) => pointer),
			doc: 'The pointers of the members that the contract knows, in which `*` stands for the index of a list.',
		},
	}).replace(
		'\n\n',
		`\n
/** What may be shown of a member: the whole value, nothing, the members known, or a list of such. */
export type Shown = 'shown' | 'masked' | { readonly members: { readonly [name: string]: Shown } } | { readonly items: Shown };\n\n`,
	),
});

function shown(document: OpenApiDocument, schema: Schema): Shown {
	if (schema['x-pii'] === true) return 'masked';
	const { schema: target } = resolve(document, schema);
	if (target.items !== undefined) return { items: shown(document, target.items) };
	if (target.type === 'object' || target.properties !== undefined) {
		const members = Object.entries(target.properties ?? {}).map(([name, property]) => [name, shown(document, property)] as const);
		return { members: Object.fromEntries(members) };
	}
	return 'shown';
}
