import type { Profile } from '@ivr-activity/contract';
import type { Kind } from '../mutant.ts';
import type { Parts } from './sender.ts';

/** A sender that breaks one rule. */
export interface SenderMutant {
	readonly name: string;
	readonly kind: Kind;
	readonly profile: Profile;
	readonly parts: (sound: Parts) => Partial<Parts>;
	/** What it must be found as: ids of checks, of which one is enough; of a message with the place and the keyword. */
	readonly findings: readonly string[];
	/** The checks that are made; all scenarios are played when there are none. */
	readonly only?: readonly string[];
	/** How long the judge waits for it, in milliseconds. */
	readonly timeoutMs?: number;
}
