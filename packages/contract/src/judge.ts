import { advise } from './advise.ts';
import { type CompiledProfile, errorsOf, type Validation, type ValidationError } from './validation.ts';

/** Judges a message that is already a JavaScript value. */
export function judgeValue<T>(message: unknown, profile: CompiledProfile, size = 0): Validation<T> {
	const { errors, limit } = errorsOf(message, profile, size);
	if (errors.length === 0) return { valid: true, value: message as T, advice: advise(message) };
	return limit === undefined ? { valid: false, errors } : { valid: false, errors, limit };
}

/** Judges JSON text as it was received. */
export function judgeText<T>(text: string | Uint8Array, profile: CompiledProfile): Validation<T> {
	try {
		const json = typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text);
		return judgeValue(JSON.parse(json), profile, text.length);
	} catch {
		const error: ValidationError = { pointer: '', code: 'json', message: 'must be one JSON document in UTF-8' };
		return { valid: false, errors: [error] };
	}
}
