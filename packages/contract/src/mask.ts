import { type Shown, shownMembers } from './generated/pii/pii.ts';

/** What stands for a masked value. */
const masked = '***';

/** As many items of a list are copied; the rest is counted. */
const copied = 1000;

/**
 * A copy of a message that may be shown to others: personal data and everything that the contract does not know,
 * names of members included, give way to `***`. Null stays null. Any value can be given, valid or not. At most 1,000
 * items of a list are copied, and the copy says how many more there are; unknown members are only counted.
 * @returns a fresh value that shares nothing with the message
 */
export function mask(message: unknown): unknown {
	try {
		return maskValue(message, shownMembers);
	} catch {
		return masked; // a getter or a proxy of the caller's threw
	}
}

function maskValue(value: unknown, shown: Shown): unknown {
	if (value === null || value === undefined) return null;
	if (shown === 'masked') return masked;
	if (shown === 'shown') return isScalar(value) ? value : masked;
	if ('items' in shown) return Array.isArray(value) ? maskList(value, shown.items) : masked;
	return typeof value === 'object' && !Array.isArray(value) ? maskMembers(value, shown.members) : masked;
}

function isScalar(value: unknown): boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function maskList(list: readonly unknown[], shown: Shown): unknown[] {
	const copy = Array.from(list.slice(0, copied), (item) => maskValue(item, shown));
	return list.length > copied ? [...copy, `${masked} (${list.length - copied} more)`] : copy;
}

function maskMembers(value: object, members: Readonly<Record<string, Shown>>): Record<string, unknown> {
	const copy: Record<string, unknown> = {};
	let unknown = 0;
	for (const name of Object.keys(value)) {
		const shown = Object.hasOwn(members, name) ? members[name] : undefined;
		if (shown !== undefined) copy[name] = maskValue((value as Record<string, unknown>)[name], shown);
		else unknown++;
	}
	if (unknown > 0) copy[masked] = unknown === 1 ? '1 unknown member' : `${unknown} unknown members`;
	return copy;
}
