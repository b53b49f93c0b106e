import { ownMember } from '../own-member.ts';

/** The names on the way that a JSON pointer (RFC 6901) describes. */
export function segmentsOf(pointer: string): string[] {
	return pointer
		.split('/')
		.slice(1)
		.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value that a pointer leads to; undefined where there is none, which JSON has no value for. */
export function valueAt(message: unknown, pointer: string): unknown {
	return segmentsOf(pointer).reduce(ownMember, message);
}

/** Whether a pointer leads to a place or to something inside it. */
export function isWithin(pointer: string, place: string): boolean {
	return pointer === place || pointer.startsWith(`${place}/`);
}

/** Whether a value has members or items. */
export function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
