import { advise } from './advise.ts';
import { type CompiledProfile, findErrors } from './find-errors.ts';
import { limits } from './generated/operation/operation.ts';
import { isLargerThan } from './json-size.ts';
import type { Validation } from './validation.ts';

/**
 * Judges a message that is a JavaScript value, as it stands: `toJSON` is not called, inherited members do not count.
 * @param isLarge - whether only the first error is sought; found out from the value when it is not given
 */
export function judgeValue<T>(
	message: unknown,
	profile: CompiledProfile,
	isLarge = (): boolean => isLargerThan(message, limits.allErrorsBytes),
): Validation<T> {
	try {
		return verdict(message, profile, isLarge());
	} catch {
		// A getter or a proxy of the caller's threw.
		return {
			valid: false,
			errors: [{ pointer: '', code: 'json', message: 'must be plain data: a member of it cannot be read' }],
		};
	}
}

function verdict<T>(message: unknown, profile: CompiledProfile, isLarge: boolean): Validation<T> {
	const errors = findErrors(message, profile, isLarge ? 1 : limits.maxErrors + 1);
	if (errors.length === 0) return { valid: true, value: message as T, advice: advise(message) };
	if (isLarge) return { valid: false, errors, limit: 'first' };
	return errors.length > limits.maxErrors
		? { valid: false, errors: errors.slice(0, limits.maxErrors), limit: 'cut' }
		: { valid: false, errors };
}
