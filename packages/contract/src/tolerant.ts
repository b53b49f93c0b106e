import { advise } from './advise.ts';
import type { ReceivedIvrAggregatedActivity } from './generated/types/openapi.ts';
import { places } from './generated/validators/tolerant.ts';
import { judgeText } from './judge-text.ts';
import { judgeValue, type Profile } from './judge-value.ts';
import type { Validation } from './validation.ts';

const profile: Profile = { places, advise };

/** Judges a message by the tolerant profile. The message is never changed. */
export function validate(message: unknown): Validation<ReceivedIvrAggregatedActivity> {
	return judgeValue(message, profile);
}

/** Judges JSON text (a string, or bytes in UTF-8) by the tolerant profile. */
export function parse(text: string | Uint8Array): Validation<ReceivedIvrAggregatedActivity> {
	return judgeText(text, profile);
}
