import { OptionError } from './option-error.ts';

/** What a run is about, by id, area or glob: all of it unless something is named. */
export interface Choice {
	readonly only: readonly string[];
	readonly skip: readonly string[];
}

/** What an error says of a choice. */
export interface ChoiceWords {
	/** What a choice that names nothing is none of, and how to write one. */
	readonly unknown: string;
	/** What is wrong when nothing is left. */
	readonly none: string;
}

/**
 * What is chosen of a list, in its order. An area stands for all of its ids, `*` for any characters and `?` for one.
 * @throws OptionError when a choice names nothing in the list, or nothing is left
 */
export function chooseById<T extends { readonly id: string }>(
	all: readonly T[],
	{ only, skip }: Choice,
	words: ChoiceWords,
): readonly T[] {
	const matcherOf = (choice: string) => matcher(choice, all, words);
	const [wanted, unwanted] = [only.map(matcherOf), skip.map(matcherOf)];
	const chosen = all.filter(
		({ id }) => (wanted.length === 0 || wanted.some((matches) => matches(id))) && !unwanted.some((matches) => matches(id)),
	);
	if (chosen.length === 0) throw new OptionError(words.none);
	return chosen;
}

function matcher(choice: string, all: readonly { readonly id: string }[], words: ChoiceWords): (id: string) => boolean {
	const pattern = choice
		.toUpperCase()
		.replace(/[.+^${}()|[\]\\]/g, '\\$&')
		.replaceAll('*', '.*')
		.replaceAll('?', '.');
	const expression = new RegExp(`^${pattern}(-[0-9]+)?$`);
	if (!all.some(({ id }) => expression.test(id))) throw new OptionError(`«${choice}» is ${words.unknown}`);
	return (id) => expression.test(id);
}
