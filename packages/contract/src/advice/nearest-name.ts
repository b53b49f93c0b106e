/** Longer names are no slips of the keyboard. */
const longest = 60;

/** The known name that a name was probably meant to be: another spelling of it, or at most two letters off. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
	if (name.length > longest) return undefined;
	const typed = plain(name);
	const [nearest] = known
		.map((candidate) => ({ candidate, distance: distance(typed, plain(candidate)) }))
		.filter((found) => found.distance <= Math.min(2, typed.length / 3))
		.sort((a, b) => a.distance - b.distance);
	return nearest?.candidate;
}

/** The name without what tells `customer_first_name` from `customerFirstName`. */
function plain(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** How many letters must be put in, taken out or replaced to turn one name into the other (Levenshtein). */
function distance(from: string, to: string): number {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (const [i, letter] of [...from].entries()) {
		const next = [i + 1];
		for (const [j, other] of [...to].entries()) {
			next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}
