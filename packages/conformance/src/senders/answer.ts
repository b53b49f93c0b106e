/** What a scenario does with a request. */
export type Answer =
	| {
			readonly status: number;
			readonly headers?: Readonly<Record<string, string>>;
			readonly body?: string /** How long the sender is asked to wait, in milliseconds. */;
			readonly waitMs?: number;
	  }
	/** The connection stays open and nothing is said. */
	| 'silence'
	/** The connection is reset instead of an answer. */
	| 'reset';

/** An answer in a word or two. */
export function answerWords(answer: Answer | undefined): string {
	if (answer === undefined) return 'nothing yet';
	return typeof answer === 'string' ? { silence: 'no answer', reset: 'connection reset' }[answer] : String(answer.status);
}
