import { advise } from './advise.ts';
import { type CompiledProfile, findErrors } from './find-errors.ts';
import { limits } from './generated/operation/operation.ts';
import { isLargerThan } from './json-size.ts';
import type { Validation } from './validation.ts';

type Refusal = Validation<never> & { valid: false };

/** A getter or a proxy of the caller's threw. */
const unreadable: Refusal = {
	valid: false,
	errors: [{ pointer: '', code: 'json', message: 'must be plain data: a member of it cannot be read' }],
};

/**
 * Judges a message that is a JavaScript value, as it stands: `toJSON` is not called, inherited members do not count.
 * @param isLarge - whether only the first error is sought; found out from the value when it is not given
 */
export function judgeValue<T>(message: unknown, profile: CompiledProfile, isLarge?: () => boolean): Validation<T> {
	try {
		return refusalOf(message, profile, isLarge) ?? { valid: true, value: message as T, advice: advise(message) };
	} catch {
		return unreadable;
	}
}

/** What is wrong with a message, without the search for advice; undefined when it is valid. */
export function refuseValue(message: unknown, profile: CompiledProfile): Refusal | undefined {
	try {
		return refusalOf(message, profile);
	} catch {
		return unreadable;
	}
}

function refusalOf(
	message: unknown,
	profile: CompiledProfile,
	isLarge = (): boolean => isLargerThan(message, limits.allErrorsBytes),
): Refusal | undefined {
	// Most messages are valid: the size matters to the others alone.
	const first = findErrors(message, profile, 1);
	if (first.length === 0) return undefined;
	if (isLarge()) return { valid: false, errors: first, limit: 'first' };
	const errors = findErrors(message, profile, limits.maxErrors + 1);
	return errors.length > limits.maxErrors
		? { valid: false, errors: errors.slice(0, limits.maxErrors), limit: 'cut' }
		: { valid: false, errors };
}
