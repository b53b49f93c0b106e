import { limits } from './generated/operation/limits.ts';
import { isTextLargerThan } from './json-size.ts';
import { judgeValue, type Profile } from './judge-value.ts';
import { adviseOnText } from './text/advise-on-text.ts';
import { decodeText } from './text/decode-text.ts';
import { jsonError, refuseText } from './text/refuse-text.ts';
import type { Validation, ValidationError } from './validation.ts';

/** Judges JSON text as it was received. */
export function judgeText<T>(input: string | Uint8Array, profile: Profile): Validation<T> {
	if (typeof input !== 'string' && !(input instanceof Uint8Array)) return refused(jsonError(notText));
	const decoded = decodeText(input);
	if ('fault' in decoded) return refused(jsonError(decoded.fault));
	const { text } = decoded;
	const parsed = parseJson(text);
	if (parsed === undefined) return refused(refuseText(text));
	const verdict = judgeValue<T>(parsed.value, profile, () => isTextLargerThan(text, limits.allErrorsBytes));
	return verdict.valid ? { ...verdict, advice: [...verdict.advice, ...adviseOnText(text)] } : verdict;
}

const notText = { line: 1, column: 1, message: 'must be JSON text: a string, or bytes as Uint8Array' };

function parseJson(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return undefined;
	}
}

function refused<T>(error: ValidationError): Validation<T> {
	return { valid: false, errors: [error] };
}
