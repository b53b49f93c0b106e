import { segmentsOf } from './pointer.ts';

/** A place in a text, both numbers 1-based. */
export interface Position {
	readonly line: number;
	/** In UTF-16 code units. */
	readonly column: number;
}

/** A member whose place is sought, or one on the way to it. */
interface Sought {
	readonly parent: Sought | undefined;
	readonly children: Map<string, Sought>;
	offset: number | undefined;
}

/** An object or list that the walk is inside of. `next` is what is sought of the value that comes next. */
interface Open {
	readonly sought: Sought | undefined;
	readonly isList: boolean;
	index: number;
	next: Sought | undefined;
	/** The next string is the name of a member. */
	nameIsDue: boolean;
}

/**
 * Where members stand in JSON text: a member at its name, an item of a list at its value.
 *
 * A member that is not there has the place of the object that it is missing from; of one that stands twice, the last
 * one counts, as it does for `JSON.parse`.
 * @param text - valid JSON; the places in other text mean nothing
 * @returns a position for each pointer
 */
export function positionsOf(text: string, pointers: Iterable<string>): Map<string, Position> {
	const root: Sought = { parent: undefined, children: new Map(), offset: undefined };
	const members = new Map<string, Sought>();
	for (const pointer of pointers) members.set(pointer, seek(root, pointer));
	if (members.size === 0) return new Map();
	walk(text, root);
	const lineStarts = startsOfLines(text);
	return new Map([...members].map(([pointer, member]) => [pointer, positionAt(lineStarts, nearestOffset(member))]));
}

function seek(root: Sought, pointer: string): Sought {
	let member = root;
	for (const name of segmentsOf(pointer)) {
		const child = member.children.get(name) ?? { parent: member, children: new Map(), offset: undefined };
		member.children.set(name, child);
		member = child;
	}
	return member;
}

function walk(text: string, root: Sought): void {
	const opened: Open[] = [];
	let current: Open = { sought: undefined, isList: true, index: 0, next: root, nameIsDue: false };
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === '"') {
			const end = endOfString(text, at);
			if (current.nameIsDue) name(current, text, at, end);
			else begin(current, at);
			at = end;
		} else if (character === '{' || character === '[') {
			begin(current, at);
			opened.push(current);
			current = open(character === '[', current.next);
		} else if (character === '}' || character === ']') {
			current = opened.pop() ?? current;
		} else if (character === ',') {
			proceed(current);
		} else if (character !== ':' && !isSpace(character)) {
			begin(current, at);
		}
	}
}

function open(isList: boolean, sought: Sought | undefined): Open {
	return { sought, isList, index: 0, next: isList ? sought?.children.get('0') : undefined, nameIsDue: !isList };
}

function proceed(current: Open): void {
	current.index++;
	current.nameIsDue = !current.isList;
	current.next = current.isList ? current.sought?.children.get(String(current.index)) : undefined;
}

function name(current: Open, text: string, start: number, end: number): void {
	current.nameIsDue = false;
	if (current.sought === undefined || current.sought.children.size === 0) return;
	current.next = current.sought.children.get(JSON.parse(text.slice(start, end + 1)));
	if (current.next === undefined) return;
	forget(current.next);
	current.next.offset = start;
}

/** A value begins. The place of a member is that of its name; a number goes on for more than one character. */
function begin(current: Open, at: number): void {
	if (current.isList && current.next !== undefined) current.next.offset ??= at;
}

/** The member stands once more: what was found inside the earlier one no longer counts. */
function forget(member: Sought): void {
	if (member.offset === undefined) return;
	const inside = [member];
	for (let next = inside.pop(); next !== undefined; next = inside.pop()) {
		next.offset = undefined;
		inside.push(...next.children.values());
	}
}

function endOfString(text: string, start: number): number {
	let at = start + 1;
	while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at;
}

function isSpace(character: string | undefined): boolean {
	return character === ' ' || character === '\n' || character === '\r' || character === '\t' || character === '\uFEFF';
}

function nearestOffset(member: Sought): number {
	let found: Sought | undefined = member;
	while (found !== undefined && found.offset === undefined) found = found.parent;
	return found?.offset ?? 0;
}

function startsOfLines(text: string): number[] {
	const starts = [0];
	for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
	return starts;
}

function positionAt(lineStarts: readonly number[], offset: number): Position {
	let line = 0;
	for (let past = lineStarts.length; past - line > 1; ) {
		const middle = (line + past) >> 1;
		if ((lineStarts[middle] ?? 0) <= offset) line = middle;
		else past = middle;
	}
	return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}
