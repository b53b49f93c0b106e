import type { Schema } from '../contract-document.ts';

type Rule = (before: unknown, after: unknown) => string | undefined;

/** Keywords that decide nothing about validity, or that are compared member by member. */
const passedOver = new Set(['$ref', 'description', 'title', 'examples', 'default', 'deprecated', 'properties', 'items']);

const lower: Rule = (before, after) => moved('fell', before, after, (was, is) => is < was);
const higher: Rule = (before, after) => moved('rose', before, after, (was, is) => is > was);

/** The values that are gone; without the keyword, or with it only now, there is nothing to take them from. */
const fewer =
	(remaining: (after: unknown) => unknown[]): Rule =>
	(before, after) => {
		if (after === undefined) return undefined;
		return before === undefined ? 'is new' : listed('no longer has', subtract(before, remaining(after)));
	};

/** How a keyword narrows. One that is not here does whenever it changes: patterns cannot be compared otherwise. */
const rules: Record<string, Rule> = {
	required: (before, after) => listed('now requires', subtract(after, before)),
	type: fewer(widened),
	enum: fewer(asList),
	minimum: higher,
	minLength: higher,
	minItems: higher,
	maximum: lower,
	maxLength: lower,
	maxItems: lower,
	additionalProperties: (before, after) => (after === false && before !== false ? 'is now false' : undefined),
};

/** What the keywords of a schema refuse now that they accepted before, one clause per keyword. */
export function narrowedKeywords(before: Schema, after: Schema): string[] {
	const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>];
	const keywords = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
		(keyword) => !keyword.startsWith('x-') && !passedOver.has(keyword),
	);
	return keywords.flatMap((keyword) => {
		if (JSON.stringify(was[keyword]) === JSON.stringify(is[keyword])) return [];
		const change = keyword in rules ? rules[keyword]?.(was[keyword], is[keyword]) : otherChange(was[keyword], is[keyword]);
		return change === undefined ? [] : [`${keyword} ${change}`];
	});
}

/** A keyword that was taken away refuses nothing any more. */
function otherChange(before: unknown, after: unknown): string | undefined {
	if (after === undefined) return undefined;
	return before === undefined ? 'is new' : 'changed';
}

function moved(how: string, before: unknown, after: unknown, tighter: (was: number, is: number) => boolean): string | undefined {
	if (after === undefined) return undefined;
	if (before === undefined) return 'is new';
	return tighter(Number(before), Number(after)) ? `${how} from ${before} to ${after}` : undefined;
}

/** The types with those that they take in. */
function widened(types: unknown): unknown[] {
	const names = asList(types);
	return names.includes('number') ? [...names, 'integer'] : names;
}

function subtract(list: unknown, others: unknown): unknown[] {
	return asList(list).filter((value) => !asList(others).includes(value));
}

function asList(value: unknown): unknown[] {
	if (value === undefined) return [];
	return Array.isArray(value) ? value : [value];
}

function listed(verb: string, values: unknown[]): string | undefined {
	return values.length === 0 ? undefined : `${verb} ${values.map(String).join(', ')}`;
}
