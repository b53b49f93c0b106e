import type { Advice } from './advise.ts';
import { limits } from './generated/operation/operation.ts';

/** Which schema a message is judged by: what a client should send, or what a receiver accepts that must lose nothing. */
export type Profile = 'strict' | 'tolerant';

/** One fault of a message. Values are never echoed: they are personal data. */
export interface ValidationError {
	/** JSON pointer into the message; that of a missing member is the member's own path. Empty for the whole message. */
	readonly pointer: string;
	/** The keyword of JSON Schema that is broken, or `json` for text that is not JSON. */
	readonly code: string;
	/** What was expected, in the member's own terms. */
	readonly message: string;
	/** Where in the text the fault is, 1-based; only for text that is not JSON. */
	readonly line?: number;
	/** Where in the line the fault is, in UTF-16 code units, 1-based; only for text that is not JSON. */
	readonly column?: number;
}

/** Why not every error is listed: the message was so large that only the first is sought, or there are too many. */
export type ErrorLimit = 'first' | 'cut';

/** The verdict on a message. */
export type Validation<T> =
	| { readonly valid: true; readonly value: T; readonly advice: readonly Advice[] }
	| { readonly valid: false; readonly errors: readonly ValidationError[]; readonly limit?: ErrorLimit };

/** What a compiled validator leaves on itself. */
interface CompiledError {
	readonly instancePath: string;
	readonly keyword: string;
	readonly params: Readonly<Record<string, unknown>>;
}

/** A compiled validator of ajv. */
export interface CompiledValidator {
	(message: unknown): boolean;
	errors?: readonly CompiledError[] | null;
}

/** The compiled validators of one profile, and what is due at each place in words. */
export interface CompiledProfile {
	readonly all: CompiledValidator;
	readonly first: CompiledValidator;
	readonly expects: Readonly<Record<string, string>>;
}

/**
 * The errors of a message, at most one per place; none when it is valid.
 * @param size - how large the message is as JSON text, in bytes: all errors are sought in small messages only
 */
export function errorsOf(
	message: unknown,
	profile: CompiledProfile,
	size: number,
): { errors: ValidationError[]; limit?: ErrorLimit } {
	const onlyFirst = size > limits.allErrorsBytes;
	const validator = onlyFirst ? profile.first : profile.all;
	if (validator(message)) return { errors: [] };
	const found = onePerPlace((validator.errors ?? []).map((error) => explain(error, profile.expects)));
	if (onlyFirst) return { errors: found, limit: 'first' };
	return found.length > limits.maxErrors ? { errors: found.slice(0, limits.maxErrors), limit: 'cut' } : { errors: found };
}

/** A wrong type also breaks `enum`: the type is the fault. */
function onePerPlace(errors: ValidationError[]): ValidationError[] {
	const byPlace = new Map<string, ValidationError>();
	for (const error of errors) {
		if (!byPlace.has(error.pointer) || error.code === 'type') byPlace.set(error.pointer, error);
	}
	return [...byPlace.values()];
}

function explain({ instancePath, keyword, params }: CompiledError, expects: Readonly<Record<string, string>>): ValidationError {
	const pointer = keyword === 'required' ? `${instancePath}/${params.missingProperty}` : instancePath;
	const due = expects[pointer.replace(/\/\d+(?=\/|$)/g, '/*')] ?? 'something else';
	return { pointer, code: keyword, message: sentence(keyword, params, due) };
}

function sentence(keyword: string, params: Readonly<Record<string, unknown>>, due: string): string {
	switch (keyword) {
		case 'required':
			return `is required: ${due}`;
		case 'minimum':
			return `must be at least ${params.limit}: ${due}`;
		case 'maximum':
			return `must be at most ${params.limit}: ${due}`;
		case 'enum':
			return `must be ${(params.allowedValues as unknown[]).join(' or ')}: ${due}`;
		default:
			return `must be ${due}`;
	}
}
