import type { Profile } from '@ivr-activity/contract';

/** What a mutant has in another way than the contract. */
export type Kind =
	| 'a constraint absent'
	| 'off by one'
	| 'a value more or less'
	| 'a required member more or less'
	| 'a type wider'
	| 'a type narrower'
	| 'a rule added'
	| 'the wrong status'
	| 'the text read otherwise'
	| 'the request read otherwise'
	| 'a slip of an implementer'
	| 'a message with one fault'
	| 'a message that deserves advice'
	| 'the request made otherwise'
	| 'an answer heeded otherwise';

/** What became of one mutant. */
export interface Judged {
	/** What is wrong with it, in words that no other mutant of the profile has. */
	readonly name: string;
	readonly kind: Kind;
	readonly profile: Profile;
	/** The case or the finding that noticed it; absent when none did. */
	readonly noticedBy?: string;
}
