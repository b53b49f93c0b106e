import { childPointer } from './lookup.ts';

/** As many values are looked at: a call's message has a hundred, a hostile one millions. */
const seenValues = 10_000;

/** A value within another one. */
interface Place {
	readonly value: unknown;
	readonly name: string;
	readonly parent: Place | undefined;
}

/** A string or a number within a value. */
export interface Scalar {
	readonly value: string | number;
	/** Where it stands; found out when it is asked for. */
	pointer(): string;
}

/** Every string and number within a value, in the order of the text; of the first ten thousand values. */
export function* scalarsIn(value: unknown, pointer = ''): Generator<Scalar> {
	const pending: Place[] = [{ value, name: '', parent: undefined }];
	for (let seen = 0; seen < seenValues; seen++) {
		const place = pending.pop();
		if (place === undefined) return;
		const { value: found } = place;
		if (typeof found === 'string' || typeof found === 'number') yield { value: found, pointer: () => pointerOf(place, pointer) };
		else addChildren(place, pending);
	}
}

/** Without recursion: a hostile message puts ten thousand values into one another. */
function pointerOf(place: Place, root: string): string {
	const names: string[] = [];
	for (let { name, parent } = place; parent !== undefined; { name, parent } = parent) names.push(name);
	return names.reduceRight(childPointer, root);
}

/** Adds the children, the last one first. */
function addChildren(parent: Place, pending: Place[]): void {
	const { value } = parent;
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof String) return;
	if (Array.isArray(value)) {
		for (let index = Math.min(value.length, seenValues) - 1; index >= 0; index--) {
			pending.push({ value: value[index], name: String(index), parent });
		}
		return;
	}
	for (const name of Object.keys(value).slice(0, seenValues).reverse()) {
		pending.push({ value: (value as Record<string, unknown>)[name], name, parent });
	}
}
