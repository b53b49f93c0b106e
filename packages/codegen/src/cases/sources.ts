import { valueAt } from './base-message.ts';
import { type Profile, type Source, weakest } from './case.ts';
import type { MemberRules } from './member-rules.ts';
import { unlimited } from './mutation.ts';

/** Where a refusal comes from: the source of the keyword that is broken. */
export function rejectSource(member: MemberRules, keyword: string, profile: Profile): Source {
	const source = member.rules[profile].sourceOf(keyword);
	if (source === undefined) {
		throw new Error(`The ${profile} profile has no x-source of ${keyword} for ${member.pointer || 'the message'}.`);
	}
	return source;
}

/**
 * Where an acceptance comes from: the source of the keyword that the message keeps, of the type where the profile
 * does not have that keyword. What the contract only leaves open has the weakest source that fits.
 */
export function acceptSource(member: MemberRules, keyword: string, profile: Profile, base: unknown): Source {
	const { sourceOf } = member.rules[profile];
	// The guide marks what is required: that the rest may be absent is what it shows, not what it says.
	if (keyword === 'required') return weakest(['shown', sourceOf('type') ?? 'inferred']);
	if (keyword === unlimited) return 'inferred';
	if (keyword === 'additionalProperties') return showsUnknownMembers(member, base) ? 'shown' : 'inferred';
	return sourceOf(keyword) ?? sourceOf('type') ?? 'inferred';
}

/** The guide's sample has members here that the guide does not name. */
function showsUnknownMembers({ pointer, names }: MemberRules, base: unknown): boolean {
	const value = valueAt(base, pointer);
	return (
		typeof value === 'object' && value !== null && Object.keys(value).some((name) => names.length > 0 && !names.includes(name))
	);
}
