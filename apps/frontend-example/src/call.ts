import type { Activity, ActivityBody, IvrAggregatedActivity } from '@ivr-activity/contract';

/** A call as the form has it: texts as they were typed, times in epoch milliseconds, undefined where none was chosen. */
export interface Call {
	readonly caller: string;
	readonly service: string;
	readonly senderId: string;
	readonly senderName: string;
	readonly callId: string;
	readonly startDirection: ActivityBody['startDirection'];
	readonly endDirection: ActivityBody['endDirection'];
	readonly startTime: number | undefined;
	readonly endTime: number | undefined;
	readonly activities: readonly CallActivity[];
}

/** A menu that the caller went through. */
export interface CallActivity {
	readonly menu: string;
	readonly selection: string;
	/** Seconds after the start of the call. */
	readonly afterSeconds: number;
}

/**
 * The message that reports a call. What was left empty and is optional is left out, not sent as empty text.
 * @param id - a new one for every message, the same one when a message is sent again
 * @param now - when the message is made, in epoch milliseconds
 */
export function messageOf(call: Call, id: string, now: number): IvrAggregatedActivity {
	const { caller, service, senderId, senderName, callId, startDirection, endDirection, startTime, endTime } = call;
	return {
		id,
		header: {
			channelData: { channelCustomerIdentifier: caller, serviceIdentifier: service },
			timestamp: now,
			intent: 'IVR_AGGREGATED_ACTIVITY',
			sender: { id: senderId, senderName, type: 'IVR' },
		},
		body: {
			type: 'IVR_AGGREGATED_ACTIVITY',
			startDirection,
			activities: call.activities.map((activity) => activityOf(activity, startTime ?? now)),
			...(callId !== '' && { callId }),
			...(endDirection !== undefined && { endDirection }),
			...(startTime !== undefined && { startTime }),
			...(endTime !== undefined && { endTime }),
		},
	};
}

/** The time of an activity is a string of digits, unlike every other time of the message. */
function activityOf({ menu, selection, afterSeconds }: CallActivity, startTime: number): Activity {
	return { menu, selection, timestamp: String(startTime + afterSeconds * 1000) };
}
