import { adviseOnStrict } from './advise.ts';
import type { IvrAggregatedActivity } from './generated/types/openapi.ts';
import { places } from './generated/validators/strict.ts';
import { judgeText } from './judge-text.ts';
import { firstErrors, judgeValue, type Profile } from './judge-value.ts';
import type { Validation, ValidationError } from './validation.ts';

export { type Advice, adviseOnStrict as advise } from './advise.ts';

const profile: Profile = { places, advise: adviseOnStrict };

/** Judges a message by the strict profile. The message is never changed. */
export function validate(message: unknown): Validation<IvrAggregatedActivity> {
	return judgeValue(message, profile);
}

/**
 * What breaks the strict profile, without the search for advice; empty when nothing does. At most a hundred errors, as `validate`
 * says them; of a large message too.
 */
export function faultsOf(message: unknown): readonly ValidationError[] {
	return firstErrors(message, places);
}

/** Judges JSON text (a string, or bytes in UTF-8) by the strict profile. */
export function parse(text: string | Uint8Array): Validation<IvrAggregatedActivity> {
	return judgeText(text, profile);
}
