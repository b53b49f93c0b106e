import type { memberPointers } from '../generated/pii/pii.ts';
import { ownMember } from '../own-member.ts';

/** The pointer of a member that the contract knows, so that a member's new name breaks the build and not the advice. */
export type MemberPointer = (typeof memberPointers)[number];

/** As many items of a list are looked at: a call has a few activities, a hostile message a million. */
const seenItems = 10_000;

/** The value at a pointer; undefined when there is none. */
export function valueAt(message: unknown, pointer: MemberPointer): unknown {
	return pointer.split('/').slice(1).reduce(ownMember, message);
}

/** The first items of the list at a pointer; none when it holds no list. */
export function itemsAt(message: unknown, pointer: MemberPointer): unknown[] {
	const list = valueAt(message, pointer);
	return Array.isArray(list) ? Array.from(list.slice(0, seenItems)) : [];
}

/** The pointer of a member of the value at a pointer. */
export function childPointer(pointer: string, name: string): string {
	return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A string or a number as the reports show it; undefined for anything else. */
export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Whether a member holds nothing that a report could show. */
export function isUnset(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
