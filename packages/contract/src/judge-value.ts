import type { Advice } from './advise.ts';
import { findErrors, type Place } from './find-errors.ts';
import { allErrorsBytes, maxErrors } from './generated/operation/limits.ts';
import { isLargerThan } from './json-size.ts';
import type { Validation, ValidationError } from './validation.ts';

/** How the messages of one profile are judged. */
export interface Profile {
	readonly places: Place;
	/** What is valid and still wrong. */
	advise(message: unknown): Advice[];
}

type Refusal = Validation<never> & { valid: false };

/** A getter or a proxy of the caller's threw. */
const unreadable: ValidationError[] = [
	{ pointer: '', code: 'json', message: 'must be plain data: a member of it cannot be read' },
];

/**
 * Judges a message that is a JavaScript value, as it stands: `toJSON` is not called, inherited members do not count.
 * @param isLarge - whether only the first error is sought; found out from the value when it is not given
 */
export function judgeValue<T>(message: unknown, { places, advise }: Profile, isLarge?: () => boolean): Validation<T> {
	try {
		return refusalOf(message, places, isLarge) ?? { valid: true, value: message as T, advice: advise(message) };
	} catch {
		return { valid: false, errors: unreadable };
	}
}

/** The first errors of a message, however large it is; none when it is valid. */
export function firstErrors(message: unknown, places: Place): ValidationError[] {
	try {
		return findErrors(message, places, maxErrors);
	} catch {
		return unreadable;
	}
}

function refusalOf(
	message: unknown,
	places: Place,
	isLarge = (): boolean => isLargerThan(message, allErrorsBytes),
): Refusal | undefined {
	// Most messages are valid: the size matters to the others alone.
	const first = findErrors(message, places, 1);
	if (first.length === 0) return undefined;
	if (isLarge()) return { valid: false, errors: first, limit: 'first' };
	const errors = findErrors(message, places, maxErrors + 1);
	return errors.length > maxErrors
		? { valid: false, errors: errors.slice(0, maxErrors), limit: 'cut' }
		: { valid: false, errors };
}
