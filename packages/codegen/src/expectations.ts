import type { OpenApiDocument, profiles } from './contract-document.ts';
import { type Member, membersOf } from './members.ts';

/** What is due at each place of a message, in words, by pointer (`*` stands for the index of a list). */
export function expectations(document: OpenApiDocument, profile: keyof typeof profiles): Record<string, string> {
	return Object.fromEntries(membersOf(document, profile).map((member) => [member.pointer, phrase(member)]));
}

/** In characters: a UUID tells nobody more than the word id does. */
const longestExample = 30;

function phrase({ pointer, schema, target }: Member): string {
	const expects = schema['x-expects'] ?? target['x-expects'];
	if (expects === undefined) throw new Error(`The contract has no x-expects for ${pointer || 'the message'}.`);
	const [example] = schema.examples ?? [];
	const isPlatforms = schema['x-platform']?.owner === 'platform';
	if (target.enum !== undefined || isPlatforms || example === undefined || example === '') return expects;
	const text = JSON.stringify(example);
	return typeof example === 'object' || text.length > longestExample ? expects : `${expects}, such as ${text}`;
}
