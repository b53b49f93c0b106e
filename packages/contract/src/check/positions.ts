import { scanJson, type Visitor } from '../text/json-scanner.ts';
import { positionsIn, type TextPosition } from '../text/text-position.ts';
import { segmentsOf } from './pointer.ts';

/** A member whose place is sought, or one on the way to it. */
interface Sought {
	readonly parent: Sought | undefined;
	readonly children: Map<string, Sought>;
	/** Where it stands, as an index into the text. */
	index: number | undefined;
}

/** An object or list that is being read and that something is sought in. */
interface Level {
	readonly sought: Sought;
	readonly isObject: boolean;
	/** How many commas came before. */
	count: number;
	/** What is sought of the member or item that is being read. */
	member: Sought | undefined;
}

/**
 * Where members stand in JSON text: a member at its name, an item of a list at its value.
 *
 * A member that is not there has the place of the object that it is missing from; of one that stands twice, the last
 * one counts, as it does for `JSON.parse`.
 * @param text - valid JSON
 * @returns a position for each pointer
 */
export function positionsOf(text: string, pointers: Iterable<string>): Map<string, TextPosition> {
	const finder = new Finder(text);
	const members = [...pointers].map((pointer) => ({ pointer, member: finder.seek(pointer) }));
	if (members.length === 0) return new Map();
	scanJson(text, finder);
	const position = positionsIn(text);
	return new Map(
		members
			.map(({ pointer, member }) => ({ pointer, index: nearestIndex(member) }))
			.sort((one, other) => one.index - other.index)
			.map(({ pointer, index }) => [pointer, position(index)]),
	);
}

class Finder implements Visitor {
	readonly #text: string;
	readonly #root: Sought = { parent: undefined, children: new Map(), index: undefined };
	readonly #levels: Level[] = [];
	/** How many brackets are open of a value that nothing is sought in. */
	#passedOver = 0;

	constructor(text: string) {
		this.#text = text;
	}

	seek(pointer: string): Sought {
		let member = this.#root;
		for (const name of segmentsOf(pointer)) {
			const child = member.children.get(name) ?? { parent: member, children: new Map(), index: undefined };
			member.children.set(name, child);
			member = child;
		}
		return member;
	}

	value(start: number): void {
		if (this.#passedOver > 0) return;
		const level = this.#levels.at(-1);
		if (level === undefined) this.#root.index = start;
		else if (!level.isObject && level.member !== undefined) level.member.index = start;
	}

	enter(isObject: boolean): void {
		const level = this.#levels.at(-1);
		const sought = level === undefined ? this.#root : level.member;
		if (this.#passedOver > 0 || sought === undefined || sought.children.size === 0) this.#passedOver++;
		else this.#levels.push({ sought, isObject, count: 0, member: isObject ? undefined : sought.children.get('0') });
	}

	leave(): void {
		if (this.#passedOver > 0) this.#passedOver--;
		else this.#levels.pop();
	}

	comma(): void {
		const level = this.#levels.at(-1);
		if (level === undefined || this.#passedOver > 0) return;
		level.count++;
		level.member = level.isObject ? undefined : level.sought.children.get(String(level.count));
	}

	name(start: number, end: number): void {
		const level = this.#levels.at(-1);
		if (level === undefined || this.#passedOver > 0) return;
		level.member = level.sought.children.get(JSON.parse(this.#text.slice(start, end)));
		if (level.member === undefined) return;
		forget(level.member);
		level.member.index = start;
	}
}

/** The member stands once more: what was found inside the earlier one no longer counts. */
function forget(member: Sought): void {
	if (member.index === undefined) return;
	const inside = [member];
	for (let next = inside.pop(); next !== undefined; next = inside.pop()) {
		next.index = undefined;
		inside.push(...next.children.values());
	}
}

function nearestIndex(member: Sought): number {
	let found: Sought | undefined = member;
	while (found !== undefined && found.index === undefined) found = found.parent;
	return found?.index ?? 0;
}
