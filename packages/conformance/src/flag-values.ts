/** The number that a flag was given; not a number where it is none. */
export function numberOf(flag: string): number {
	return flag.trim() === '' ? Number.NaN : Number(flag);
}

/** Choices are written one by one or with commas between them. */
export function listOf(flags: readonly string[] | undefined): string[] | undefined {
	return flags?.flatMap((flag) => flag.split(',')).map((choice) => choice.trim());
}
