import type { Attempt } from './attempt.ts';
import { count, failed, type Judgement, type Played, passed } from './judgement.ts';
import { mostOutageRequests } from './scenarios.ts';

/** A sender that waits for less than this on average, in milliseconds, does not pause. */
const leastPauseMs = 30;

/** Random waits, as they should be, can each be next to nothing: fewer of them than this do not tell. */
const tellingPauses = 4;

/** Whether a sender pauses between attempts: in an outage it sends few, and in all scenarios together it takes its time. */
export function pauses(outage: Played, all: readonly Played[]): Judgement {
	const { length } = outage.watch.attempts;
	if (length > mostOutageRequests) return failed(outage, count(length));
	const pausesMs = all.flatMap(({ watch }) => chosenPausesMs(watch.attempts));
	if (pausesMs.length < tellingPauses) return passed;
	// A machine that stalls once makes one pause long.
	const [sumMs, longestMs] = pausesMs.reduce(([sum, longest], ms) => [sum + ms, Math.max(longest, ms)], [0, 0]);
	const meanMs = (sumMs - longestMs) / (pausesMs.length - 1);
	return meanMs >= leastPauseMs ? passed : failed(outage, `hardly a pause, ${Math.round(meanMs)} ms on average`);
}

/** How long was waited after each answer that did not ask for a wait. */
function chosenPausesMs(attempts: readonly Attempt[]): number[] {
	return attempts.slice(1).flatMap(({ arrivedAt }, index) => {
		const { answer, answeredAt } = attempts[index] as Attempt;
		const isAsked = typeof answer === 'object' && answer.waitMs !== undefined;
		return answeredAt === undefined || isAsked ? [] : [arrivedAt - answeredAt];
	});
}
