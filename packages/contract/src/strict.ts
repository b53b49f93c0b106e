import type { CompiledProfile } from './find-errors.ts';
import type { IvrAggregatedActivity } from './generated/types/openapi.ts';
import { check, expects } from './generated/validators/strict.ts';
import { judgeText } from './judge-text.ts';
import { judgeValue, refuseValue } from './judge-value.ts';
import type { Validation, ValidationError } from './validation.ts';

export { type Advice, advise } from './advise.ts';

const profile: CompiledProfile = { check, expects };

/** Judges a message by the strict profile. The message is never changed. */
export function validate(message: unknown): Validation<IvrAggregatedActivity> {
	return judgeValue(message, profile);
}

/** What breaks the strict profile, as `validate` says it, without the search for advice; empty when nothing does. */
export function faultsOf(message: unknown): readonly ValidationError[] {
	return refuseValue(message, profile)?.errors ?? [];
}

/** Judges JSON text (a string, or bytes in UTF-8) by the strict profile. */
export function parse(text: string | Uint8Array): Validation<IvrAggregatedActivity> {
	return judgeText(text, profile);
}
