import { enumerated } from '../generated/advice/advice.ts';
import { instantOf } from '../instant.ts';
import type { ValidationError } from '../validation.ts';
import { isContainer, isWithin, segmentsOf, valueAt } from './pointer.ts';

/** One exact repair, as an operation of JSON Patch (RFC 6902). */
export type Repair =
	| { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
	| { readonly op: 'remove'; readonly path: string };

/** The errors of a message by the profile that it is judged by. */
export type FindErrors = (message: unknown) => readonly ValidationError[];

/**
 * The repairs that are certain: the message says already what is meant and only writes it wrongly, or there is one
 * thing alone that can stand there. A time is never rescaled and nothing is guessed.
 *
 * Every repair is tried: it is certain only when its error, and every other one at or below its place, is gone after it.
 * @param errors - what is wrong with the message
 * @returns at most one repair per error; they are independent of each other
 */
export function repairsOf(message: unknown, errors: readonly ValidationError[], findErrors: FindErrors): Repair[] {
	const mends = (repair: Repair) =>
		!findErrors(applyRepairs(message, [repair])).some(({ pointer }) => isWithin(pointer, repair.path));
	return errors.flatMap(({ pointer }) => {
		const constant = constantRepair(pointer, message, mends);
		const repairs = constant === undefined ? rewritings(pointer, valueAt(message, pointer)) : [constant];
		return repairs.filter(mends).slice(0, 1);
	});
}

/** A copy of the message with the repairs made; what they do not touch is not copied. */
export function applyRepairs(message: unknown, repairs: readonly Repair[]): unknown {
	return repairs.reduce((repaired, repair) => change(repaired, segmentsOf(repair.path), repair), message);
}

function change(value: unknown, [name, ...rest]: readonly string[], repair: Repair): unknown {
	if (name === undefined) return repair.op === 'remove' ? undefined : repair.value;
	if (!isContainer(value)) return value;
	const changed = change(value[name], rest, repair);
	if (Array.isArray(value)) return value.with(Number(name), changed);
	if (changed !== undefined) return { ...value, [name]: changed };
	const { [name]: _removed, ...kept } = value;
	return kept;
}

/** The constant that is missing or wrong. A member with one value is a constant only if this profile takes no other. */
function constantRepair(path: string, message: unknown, mends: (repair: Repair) => boolean): Repair | undefined {
	const [constant, ...others] = valuesOf(path);
	if (constant === undefined || others.length > 0) return undefined;
	const op = valueAt(message, path) === undefined ? 'add' : 'replace';
	return mends({ op, path, value: `${constant}?` }) ? undefined : { op, path, value: constant };
}

/** The other ways to write what the value says. */
function rewritings(path: string, value: unknown): Repair[] {
	if (value === undefined) return [];
	if (value === null) return [{ op: 'remove', path }];
	const rewritten = typeof value === 'string' ? fromText(path, value) : fromOther(value);
	return rewritten.map((other) => ({ op: 'replace', path, value: other }));
}

function fromText(path: string, text: string): unknown[] {
	if (/^\s*(0|-?[1-9][0-9]*)\s*$/.test(text)) return safeInteger(Number(text));
	// A fraction of a millisecond has no place in what is due.
	const instant = /\.\d{3}0*[1-9]/.test(text) ? undefined : instantOf(text);
	if (instant !== undefined) return [instant, String(instant)];
	return valuesOf(path).filter((value) => value === text.trim().toUpperCase());
}

function fromOther(value: unknown): unknown[] {
	if (typeof value === 'number') return safeInteger(value).map(String);
	if (!isContainer(value) || Object.keys(value).length > 0) return [];
	// What a language that cannot tell an empty list from an empty object writes.
	return Array.isArray(value) ? [{}] : [[]];
}

/** Beyond these the digits of the text are lost already. */
function safeInteger(value: number): number[] {
	return Number.isSafeInteger(value) ? [value] : [];
}

function valuesOf(path: string): readonly string[] {
	const member = path.replace(/\/\d+(?=\/|$)/g, '/*');
	return Object.hasOwn(enumerated, member) ? enumerated[member as keyof typeof enumerated] : [];
}
