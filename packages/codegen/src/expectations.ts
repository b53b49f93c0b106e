import type { OpenApiDocument, profiles } from './contract-document.ts';
import { type Member, membersOf } from './members.ts';

/** What is due at each place of a message, in words, by pointer (`*` stands for the index of a list). */
export function expectations(document: OpenApiDocument, profile: keyof typeof profiles): Record<string, string> {
	return Object.fromEntries(membersOf(document, profile).map((member) => [member.pointer, phrase(member)]));
}

function phrase({ pointer, schema, target }: Member): string {
	const expects = schema['x-expects'] ?? target['x-expects'];
	if (expects === undefined) throw new Error(`The contract has no x-expects for ${pointer || 'the message'}.`);
	const [example] = schema.examples ?? [];
	const isPlatforms = schema['x-platform']?.owner === 'platform';
	const isTelling =
		target.enum === undefined && !isPlatforms && example !== undefined && example !== '' && typeof example !== 'object';
	return isTelling ? `${expects}, such as ${JSON.stringify(example)}` : expects;
}
