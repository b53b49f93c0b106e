/** Longer names are no slips of the keyboard. */
const longest = 60;

/** The known name that a name was probably meant to be: another spelling of it, or at most two letters off. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
	if (name.length > longest) return undefined;
	const typed = plain(name);
	for (let letters = 0; letters <= Math.min(2, typed.length / 3); letters++) {
		const nearest = known.find((candidate) => isWithin(typed, plain(candidate), letters));
		if (nearest !== undefined) return nearest;
	}
	return undefined;
}

/** The name without what tells `customer_first_name` from `customerFirstName`. */
function plain(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Whether so many letters, put in, taken out or replaced, turn one name into the other. */
function isWithin(from: string, to: string, letters: number): boolean {
	let same = 0;
	while (same < from.length && from[same] === to[same]) same++;
	const [rest, due] = [from.slice(same), to.slice(same)];
	if (letters === 0) return rest === due;
	const [less, fewer] = [rest.slice(1), due.slice(1)];
	return isWithin(less, due, letters - 1) || isWithin(rest, fewer, letters - 1) || isWithin(less, fewer, letters - 1);
}
