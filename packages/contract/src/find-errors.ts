import type { ValidationError } from './validation.ts';

/** A compiled validator of one kind of value: it leaves its first error on itself. */
interface CompiledValidator {
	(data: unknown): boolean;
	errors?: readonly CompiledError[] | null;
}

/** What a compiled validator says of a fault. */
interface CompiledError {
	readonly keyword: string;
	readonly params: { readonly limit?: number; readonly values?: readonly (string | null)[] };
}

/** One place of a message. */
export interface Place {
	/** What is due there, in words. */
	readonly due?: string;
	/** Judges the value itself, without what is inside; any value will do where there is none. */
	readonly kind?: CompiledValidator;
	readonly members?: readonly Member[];
	/** What each item of a list has to be. */
	readonly items?: Place;
}

/** A place within an object. */
interface Member extends Place {
	readonly name: string;
	readonly isRequired?: boolean;
}

/** The steps to a place. The search changes it as it goes: a pointer is made where there is an error alone. */
type Path = (string | number)[];

/** Returns false when no more errors are wanted. */
type Sink = (path: Path, code: string, message: string) => boolean;

/**
 * The errors of a message, one per fault, in the order of the contract; none when it is valid.
 * @param atMost - as many errors are sought and no more, so that a hostile message with millions costs no more than another
 */
export function findErrors(message: unknown, places: Place, atMost: number): ValidationError[] {
	const errors: ValidationError[] = [];
	search(message, places, [], (path, code, text) => {
		errors.push({ pointer: path.map((step) => `/${step}`).join(''), code, message: text });
		return errors.length < atMost;
	});
	return errors;
}

function search(value: unknown, place: Place, path: Path, sink: Sink): boolean {
	const { kind, members, items } = place;
	// A value of the wrong kind has no inside that could be judged.
	if (kind !== undefined && !kind(value))
		return (kind.errors ?? []).every((error) => sink(path, error.keyword, sentence(error, place)));
	if (members !== undefined && value !== null)
		return searchMembers(value as Readonly<Record<string, unknown>>, members, path, sink);
	if (items !== undefined && Array.isArray(value)) return searchItems(value, items, path, sink);
	return true;
}

function searchMembers(object: Readonly<Record<string, unknown>>, members: readonly Member[], path: Path, sink: Sink): boolean {
	for (const member of members) {
		const { name } = member;
		const value = object[name];
		path.push(name);
		// What an object inherits was not sent.
		if (value !== undefined && Object.hasOwn(object, name)) {
			if (!search(value, member, path, sink)) return false;
		} else if (member.isRequired && !sink(path, 'required', `is required: ${member.due}`)) return false;
		path.pop();
	}
	return true;
}

function searchItems(list: readonly unknown[], item: Place, path: Path, sink: Sink): boolean {
	// Not a loop over the items there are: a hole is a fault too.
	for (let index = 0; index < list.length; index++) {
		path.push(index);
		if (!search(list[index], item, path, sink)) return false;
		path.pop();
	}
	return true;
}

function sentence({ keyword, params: { limit, values } }: CompiledError, { due }: Place): string {
	switch (keyword) {
		case 'minimum':
			return `must be at least ${limit}: ${due}`;
		case 'maximum':
			return `must be at most ${limit}: ${due}`;
		case 'enum':
			return `must be ${values?.map(String).join(' or ')}: ${due}`;
		default:
			return `must be ${due}`;
	}
}
