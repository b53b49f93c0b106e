import { closedObjects, contentDiscarded, platformOwned } from '../generated/advice/advice.ts';
import { droppedMember, languageDiscarded, platformMember } from '../generated/advice/findings.ts';
import { childPointer, isUnset, itemsAt, type MemberPointer, valueAt } from './lookup.ts';
import { nearestName } from './nearest-name.ts';
import type { Family, Report } from './report.ts';

/** Members that the platform drops, discards or sets itself. */
export const adviseOnMembers: Family = (message, report) => {
	for (const [pattern, known] of Object.entries(closedObjects)) {
		for (const [pointer, object] of objectsAt(message, pattern as MemberPointer)) reportDropped(object, pointer, known, report);
	}
	for (const pointer of contentDiscarded) {
		if (namesOf(valueAt(message, pointer)).length > 0) report(languageDiscarded, pointer);
	}
	for (const pointer of platformOwned) {
		if (!isUnset(valueAt(message, pointer))) report(platformMember, pointer);
	}
};

function reportDropped(object: unknown, pointer: string, known: readonly string[], report: Report): void {
	for (const name of namesOf(object)) {
		if (known.includes(name)) continue;
		if (!report(droppedMember, childPointer(pointer, name), { nearest: nearestName(name, known) })) return;
	}
}

function objectsAt(message: unknown, pattern: MemberPointer): (readonly [pointer: string, value: unknown])[] {
	if (!pattern.endsWith('/*')) return [[pattern, valueAt(message, pattern)]];
	const list = pattern.slice(0, -'/*'.length) as MemberPointer;
	return itemsAt(message, list).map((item, index) => [`${list}/${index}`, item]);
}

function namesOf(value: unknown): string[] {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
