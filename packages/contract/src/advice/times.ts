import { times } from '../generated/advice/advice.ts';
import { activitiesOutOfOrder, activityOutsideCall, endBeforeStart, notMilliseconds } from '../generated/advice/findings.ts';
import { ownMember } from '../own-member.ts';
import { itemsAt, type MemberPointer, valueAt } from './lookup.ts';
import type { Family, Report } from './report.ts';

const start = '/body/startTime' satisfies MemberPointer;
const end = '/body/endTime' satisfies MemberPointer;
const activities = '/body/activities' satisfies MemberPointer;

/** Reads a time as epoch milliseconds; undefined when it is none. */
export type ReadTime = (value: unknown) => number | undefined;

/** Times that contradict each other, and times that are no epoch milliseconds. */
export function adviseOnTimes(read: ReadTime): Family {
	return (message, report) => {
		const timeAt = (pointer: keyof typeof times) => plausible(read(valueAt(message, pointer)), pointer, times[pointer], report);
		timeAt('/header/timestamp');
		const [startTime = Number.NaN, endTime = Number.NaN] = [timeAt(start), timeAt(end)];
		const isReversed = endTime < startTime;
		if (isReversed) report(endBeforeStart, end);
		let latest = Number.NaN;
		for (const [index, activity] of itemsAt(message, activities).entries()) {
			const pointer = `${activities}/${index}/timestamp`;
			const time = plausible(read(ownMember(activity, 'timestamp')), pointer, times[start], report);
			if (time === undefined) continue;
			if (!isReversed && (time < startTime || time > endTime)) report(activityOutsideCall, pointer);
			if (time < latest) report(activitiesOutOfOrder, pointer);
			latest = time;
		}
	};
}

function plausible(
	time: number | undefined,
	pointer: string,
	{ minimum, maximum }: { minimum: number; maximum: number },
	report: Report,
): number | undefined {
	if (time === undefined || (time >= minimum && time <= maximum)) return time;
	report(notMilliseconds, pointer);
	return undefined;
}
