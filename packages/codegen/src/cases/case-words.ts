import { valueAt } from './base-message.ts';
import { parentOf } from './member-rules.ts';

const longest = 160;

/** A member as titles name it: `header.sender.type`, `body.activities[0].menu`. */
export function memberLabel(pointer: string): string {
	if (pointer === '') return 'the message';
	return pointer
		.slice(1)
		.replace(/\/(\d+)/g, '[$1]')
		.replaceAll('/', '.');
}

/** What became of a place: where it is, before and after. */
export function changeOf(before: unknown, after: unknown, pointer: string): string {
	let place = pointer;
	while (place !== '' && valueAt(before, parentOf(place)) === undefined) place = parentOf(place);
	return `${place || 'the message'}: ${shown(valueAt(before, place))} → ${shown(valueAt(after, place))}`;
}

function shown(value: unknown): string {
	if (value === undefined) return 'absent';
	const json = visible(JSON.stringify(value));
	if (json.length <= longest) return json;
	return Array.isArray(value) ? '[…]' : '{…}';
}

/** Characters that cannot be seen or told apart are written as JSON escapes. */
function visible(json: string): string {
	return json.replace(/[^\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
