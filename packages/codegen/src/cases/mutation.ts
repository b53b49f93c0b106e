import type { Edit } from './base-message.ts';
import type { Profile, Source } from './case.ts';
import type { MemberRules, Rules } from './member-rules.ts';

/** One change of one place of the base message. */
export interface Mutation {
	/** Names the change among those of the member. It holds no limit of the contract, so that the id survives when one moves. */
	variant: string;
	/** The keyword of the schema that the change is about. */
	keyword: string;
	/** The rest of the title, after the member. */
	says: string;
	/** The place that is changed, below the member; the member itself where absent. */
	at?: string;
	/** The place that is faulty where a profile refuses the message; the member itself where absent. */
	faultAt?: string;
	edit: Edit;
	/** What was changed, where before and after would not say it. */
	change?: string;
	/** What the generator knows of the verdict: the broken keyword, or `accept`. The schema has to agree. */
	claims: Partial<Record<Profile, string>>;
	/** The vendor's model refuses this very form wherever the contract says that it refuses the keyword. */
	refusedForm?: boolean;
	/** How sure a refusal is at most, where it is less sure than the broken keyword. */
	refusalSource?: Source;
	/** The profile in which it has faults that no receiver is judged by. */
	openIn?: Profile;
	/** The JSON type that stands in a wrong place. */
	wrongType?: string;
}

/** A place of the base message, and what stands there or could stand there. */
export interface Place {
	member: MemberRules;
	/** JSON pointer without `*`. */
	pointer: string;
	/** The base message has it. */
	present: boolean;
	current: unknown;
	/** No member before it has the same pattern in the tolerant profile: what takes many strings to try is tried here alone. */
	isFirstOfPattern: boolean;
}

/** Stands for the limits that the contract does not have: what has no limit is accepted, and that is inferred. */
export const unlimited = 'unlimited';

/** Neither profile says what the member has to be. */
export function isAny({ rules }: MemberRules): boolean {
	return rules.strict.types.length === 0 && rules.tolerant.types.length === 0;
}

/** The same claim for every profile whose rules match. */
export function claim(member: MemberRules, matches: (rules: Rules) => boolean, verdict: string): Mutation['claims'] {
	const profiles = (Object.keys(member.rules) as Profile[]).filter((profile) => matches(member.rules[profile]));
	return Object.fromEntries(profiles.map((profile) => [profile, verdict]));
}
