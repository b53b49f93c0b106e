import type { Profile } from '@ivr-activity/contract';
import type { Kind } from '../mutant.ts';
import type { Parts } from './receiver.ts';

/** A receiver that is wrong in one way. */
export interface ReceiverMutant {
	readonly name: string;
	readonly kind: Kind;
	readonly profile: Profile;
	/** The parts that are not the contract's; made anew for each receiver, since some remember what they saw. */
	readonly parts: (sound: Parts) => Partial<Parts>;
}
