import { validExamples } from '../src/examples.ts';

/** Stands for a member that is left out. */
export const absent: unique symbol = Symbol('absent');

type Json = Record<string, unknown>;

/** A fresh copy of a valid example. */
export function example(name: string): Json {
	const found = validExamples.find((candidate) => candidate.name === name);
	if (found === undefined) throw new Error(`There is no example ${name}.`);
	return structuredClone(found.message) as unknown as Json;
}

/** The guide's sample with other values at some pointers; `absent` leaves a member out. Lists and objects on the way exist. */
export function sampleWith(changes: Record<string, unknown>, name = 'guide-sample'): unknown {
	return Object.entries(changes).reduce<unknown>((message, [pointer, value]) => {
		const names = pointer.split('/').slice(1);
		const last = names.pop();
		if (last === undefined) return value;
		const parent = names.reduce((node, member) => node[member] as Json, message as Json);
		if (value === absent) delete parent[last];
		else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
		return message;
	}, example(name));
}
