/**
 * Where two JSON values differ, each place with what is due and what is there; none when they hold the same. The order of
 * members does not count, that of lists does, and numbers are compared by value.
 */
export function jsonDifferences(expected: unknown, actual: unknown, pointer = ''): string[] {
	if (isList(expected) && isList(actual)) {
		const length = Math.max(expected.length, actual.length);
		return Array.from({ length }, (_, index) =>
			memberDifferences([index in expected, expected[index]], [index in actual, actual[index]], `${pointer}/${index}`),
		).flat();
	}
	if (isObject(expected) && isObject(actual)) {
		const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
		return [...names].flatMap((name) =>
			memberDifferences(
				[Object.hasOwn(expected, name), expected[name]],
				[Object.hasOwn(actual, name), actual[name]],
				`${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
			),
		);
	}
	return expected === actual ? [] : [`${pointer || 'the whole'}: expected ${shown(expected)}, received ${shown(actual)}`];
}

type Member = readonly [isThere: boolean, value: unknown];

function memberDifferences([isDue, due]: Member, [isThere, there]: Member, pointer: string): string[] {
	if (isDue && isThere) return jsonDifferences(due, there, pointer);
	return isDue
		? [`${pointer}: expected ${shown(due)}, and it is absent`]
		: [`${pointer}: ${shown(there)} is there, and nothing is due`];
}

function isList(value: unknown): value is unknown[] {
	return Array.isArray(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const longest = 200;

/** A value in one line, cut where it is long. */
export function shown(value: unknown): string {
	const text = JSON.stringify(value) ?? 'nothing';
	return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
