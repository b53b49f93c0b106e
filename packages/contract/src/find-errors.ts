import { ownMember } from './own-member.ts';
import type { ValidationError } from './validation.ts';

/** What a compiled validator says of a fault. */
interface CompiledError {
	readonly instancePath: string;
	readonly keyword: string;
	readonly params: { readonly missingProperty?: string; readonly limit?: number; readonly values?: string };
}

/** A compiled validator: it leaves its errors on itself. */
interface CompiledValidator {
	(data: unknown, context?: { instancePath: string }): boolean;
	errors?: readonly CompiledError[] | null;
}

/** A validator that does not look into lists, and those of the lists' items. */
interface Check {
	readonly validator: CompiledValidator;
	readonly lists: readonly { readonly path: readonly string[]; readonly item: Check }[];
}

/** The compiled validators of one profile, and what is due at each place in words. */
export interface CompiledProfile {
	readonly check: Check;
	readonly expects: Readonly<Record<string, string>>;
}

/**
 * The errors of a message, one per fault; none when it is valid.
 * @param atMost - as many errors are sought and no more, so that a hostile message with millions costs no more than another
 */
export function findErrors(message: unknown, { check, expects }: CompiledProfile, atMost: number): ValidationError[] {
	const errors: ValidationError[] = [];
	collect(message, '', check, (error) => {
		errors.push(explain(error, expects));
		return errors.length < atMost;
	});
	return errors;
}

/** Returns false when no more errors are wanted. */
type Sink = (error: CompiledError) => boolean;

function collect(data: unknown, pointer: string, { validator, lists }: Check, sink: Sink): boolean {
	if (!validator(data, { instancePath: pointer }) && !onePerFault(validator.errors ?? []).every(sink)) return false;
	return lists.every(({ path, item }) => {
		const list = path.reduce(ownMember, data);
		return !Array.isArray(list) || collectItems(list, [pointer, ...path].join('/'), item, sink);
	});
}

function collectItems(list: readonly unknown[], pointer: string, item: Check, sink: Sink): boolean {
	for (let index = 0; index < list.length; index++) {
		if (!collect(list[index], `${pointer}/${index}`, item, sink)) return false;
	}
	return true;
}

/** A value of the wrong type can break other rules too: the type is the fault. */
function onePerFault(errors: readonly CompiledError[]): CompiledError[] {
	return errors.filter(
		({ keyword, instancePath }) =>
			keyword === 'type' || !errors.some((other) => other.keyword === 'type' && other.instancePath === instancePath),
	);
}

function explain({ instancePath, keyword, params }: CompiledError, expects: Readonly<Record<string, string>>): ValidationError {
	const pointer = keyword === 'required' ? `${instancePath}/${params.missingProperty}` : instancePath;
	const due = expects[pointer.replace(/\/\d+(?=\/|$)/g, '/*')] ?? '';
	return { pointer, code: keyword, message: sentence(keyword, params, due) };
}

function sentence(keyword: string, { limit, values }: CompiledError['params'], due: string): string {
	switch (keyword) {
		case 'required':
			return `is required: ${due}`;
		case 'minimum':
			return `must be at least ${limit}: ${due}`;
		case 'maximum':
			return `must be at most ${limit}: ${due}`;
		case 'enum':
			return `must be ${values}: ${due}`;
		default:
			return `must be ${due}`;
	}
}
