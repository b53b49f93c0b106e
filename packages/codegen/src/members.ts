import { type OpenApiDocument, profiles, resolve, type Schema } from './contract-document.ts';

/** A member that the contract knows. */
export interface Member {
	/** The member's JSON pointer in a message, in which `*` stands for the index of a list. */
	pointer: string;
	/** What the contract says of the member where it stands. */
	schema: Schema;
	/** The component that the member refers to; the schema itself where it refers to none. */
	target: Schema;
}

/** Every member of a message of the profile, the message itself first, parents before their children. */
export function membersOf(document: OpenApiDocument, profile: keyof typeof profiles): Member[] {
	return [...walk(document, '', { $ref: `#/components/schemas/${profiles[profile]}` })];
}

function* walk(document: OpenApiDocument, pointer: string, schema: Schema): Generator<Member> {
	const { schema: target } = resolve(document, schema);
	yield { pointer, schema, target };
	for (const [name, property] of Object.entries(target.properties ?? {})) yield* walk(document, `${pointer}/${name}`, property);
	if (target.items !== undefined) yield* walk(document, `${pointer}/*`, target.items);
}
