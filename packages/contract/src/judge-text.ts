import type { CompiledProfile } from './find-errors.ts';
import { limits } from './generated/operation/operation.ts';
import { isTextLargerThan } from './json-size.ts';
import { judgeValue } from './judge-value.ts';
import type { Validation, ValidationError } from './validation.ts';

/** Judges JSON text as it was received. */
export function judgeText<T>(text: string | Uint8Array, profile: CompiledProfile): Validation<T> {
	try {
		const json = typeof text === 'string' ? text.replace(/^\uFEFF/, '') : new TextDecoder('utf-8', { fatal: true }).decode(text);
		return judgeValue(JSON.parse(json), profile, () => isTextLargerThan(json, limits.allErrorsBytes));
	} catch {
		const error: ValidationError = { pointer: '', code: 'json', message: 'must be one JSON document in UTF-8' };
		return { valid: false, errors: [error] };
	}
}
