import type { OpenApiDocument, Schema } from '../contract-document.ts';
import { membersOf } from '../members.ts';
import { type DraftCase, profileNames } from './case.ts';

/** Keywords that say what a member is and refuse nothing. */
const harmless = new Set(['$ref', 'description', 'examples', 'format', 'properties', 'items', 'title']);

/**
 * Every constraint of both profiles must be broken by a case, so that a new kind of constraint cannot slip through.
 * @throws naming the constraints that no case breaks
 */
export function assertEveryConstraintIsBroken(document: OpenApiDocument, cases: DraftCase[]): void {
	const missing = profileNames.flatMap((profile) => {
		const broken = new Set(cases.map(({ expect }) => `${expect[profile].keyword} ${place(expect[profile].pointer)}`));
		return membersOf(document, profile).flatMap(({ pointer, target }) =>
			constraints(pointer, target)
				.filter((constraint) => !broken.has(constraint))
				.map((constraint) => `${constraint} (${profile})`),
		);
	});
	if (missing.length > 0) {
		throw new Error(`No case breaks ${missing.join(', ')}: add a change to packages/codegen/src/cases/ that does.`);
	}
}

function place(pointer: string | undefined): string | undefined {
	return pointer?.replace(/\/\d+(?=\/|$)/g, '/*');
}

/** What one member's schema refuses, as `keyword pointer`. */
function constraints(pointer: string, schema: Schema): string[] {
	return Object.entries(schema).flatMap(([keyword, value]) => {
		if (keyword.startsWith('x-') || harmless.has(keyword)) return [];
		if (keyword === 'additionalProperties' && value === true) return [];
		if (keyword === 'required') return (value as string[]).map((name) => `required ${pointer}/${name}`);
		return [`${keyword} ${pointer}`];
	});
}
