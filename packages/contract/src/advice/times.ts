import { times } from '../generated/advice/advice.ts';
import { instantOf } from '../instant.ts';
import { ownMember } from '../own-member.ts';
import { itemsAt, type MemberPointer, valueAt } from './lookup.ts';
import type { Family, Report } from './report.ts';

const start = '/body/startTime' satisfies MemberPointer;
const end = '/body/endTime' satisfies MemberPointer;
const activities = '/body/activities' satisfies MemberPointer;

/** Times that contradict each other, and times that are no epoch milliseconds. */
export const adviseOnTimes: Family = (message, report) => {
	const read = Object.entries(times).map(
		([pointer, range]) => [pointer, plausible(valueAt(message, pointer as MemberPointer), pointer, range, report)] as const,
	);
	const { [start]: startTime, [end]: endTime } = Object.fromEntries(read);
	const isReversed = startTime !== undefined && endTime !== undefined && endTime < startTime;
	if (isReversed) report('end-before-start', end);
	adviseOnActivities(message, isReversed ? {} : { startTime, endTime }, report);
};

function adviseOnActivities(
	message: unknown,
	call: { startTime?: number | undefined; endTime?: number | undefined },
	report: Report,
): void {
	const { startTime = Number.NEGATIVE_INFINITY, endTime = Number.POSITIVE_INFINITY } = call;
	let latest = Number.NEGATIVE_INFINITY;
	for (const [index, activity] of itemsAt(message, activities).entries()) {
		const pointer = `${activities}/${index}/timestamp`;
		const time = plausible(ownMember(activity, 'timestamp'), pointer, times[start], report);
		if (time === undefined) continue;
		if (time < startTime || time > endTime) report('activity-outside-call', pointer);
		if (time < latest) report('activities-out-of-order', pointer);
		latest = time;
	}
}

function plausible(
	value: unknown,
	pointer: string,
	{ minimum, maximum }: { minimum: number; maximum: number },
	report: Report,
): number | undefined {
	const time = instantOf(value);
	if (time === undefined || (time >= minimum && time <= maximum)) return time;
	report('not-milliseconds', pointer);
	return undefined;
}
