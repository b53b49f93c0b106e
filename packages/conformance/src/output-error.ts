/** What was found out cannot be written where it should be. */
export class OutputError extends Error {
	override name = 'OutputError';
}
