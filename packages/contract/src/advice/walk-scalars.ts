import { childPointer } from './lookup.ts';

/** As many values are looked at: a call's message has a hundred, a hostile one millions. */
const seenValues = 10_000;

/** Every string and number within a value, with its pointer, in the order of the text; the first ten thousand values. */
export function* scalarsIn(value: unknown, pointer = ''): Generator<readonly [pointer: string, value: string | number]> {
	const pending: [pointer: string, value: unknown][] = [[pointer, value]];
	for (let seen = 0; seen < seenValues; seen++) {
		const next = pending.pop();
		if (next === undefined) return;
		const [place, found] = next;
		if (typeof found === 'string' || typeof found === 'number') yield [place, found];
		else pending.push(...childrenOf(found, place));
	}
}

/** The children, the last one first. */
function childrenOf(value: unknown, pointer: string): [pointer: string, value: unknown][] {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof String) return [];
	const children: [string, unknown][] = Array.isArray(value)
		? Array.from(value.slice(0, seenValues), (item, index) => [`${pointer}/${index}`, item])
		: Object.keys(value)
				.slice(0, seenValues)
				.map((name) => [childPointer(pointer, name), (value as Record<string, unknown>)[name]]);
	return children.reverse();
}
