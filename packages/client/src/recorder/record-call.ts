import type { Activity, ActivityBody, AdditionalAttribute, IvrAggregatedActivity } from '@ivr-activity/contract';
import { enumerated } from '@ivr-activity/contract/operation';
import { asJson } from './as-json.ts';
import { assertValid } from './assert-valid.ts';
import type { CallOptions, CallRecorder } from './call.ts';
import { epochMs, type Time } from './epoch-ms.ts';

const [intent] = enumerated['/header/intent'];
const [bodyType] = enumerated['/body/type'];
const [senderType] = enumerated['/header/sender/type'];
const endDirections: readonly unknown[] = enumerated['/body/endDirection'];

/**
 * Begins to record a call: what the IVR calls while the caller moves through its menus becomes the message to send.
 *
 * @example
 * const sender = { id: 'f1370ff7-43fa-496e-9966-e64061d35f5c', senderName: 'MY-IVR' };
 * const call = recordCall({ callId: '1234', customer: '5550100', service: '1218', sender });
 * call.visit('Main', 'Billing').variable('callVariable1', '42225').end('TRANSFER');
 * await client.send(call.toMessage());
 *
 * @throws {TypeError} an option is not what the contract wants; it is not repeated in the error
 * @throws {RangeError} a time is not in milliseconds
 */
export function recordCall(options: CallOptions): CallRecorder {
	const clock = callClock(options.now ?? Date.now, options.startTime);
	const call = beginning(options, clock.startTime);
	assertValid(call);
	const activities: Activity[] = [];
	const variables = new Map<string, AdditionalAttribute>();
	let end: Pick<ActivityBody, 'endDirection' | 'endTime'> | undefined;

	const recorder: CallRecorder = {
		visit(menu, selection = '', metadata, time) {
			if (end !== undefined) throw new Error('The call has ended: record a visit before the end.');
			const activity = activityOf(menu, selection, metadata, clock.read(time));
			assertValid({ ...call, body: { ...call.body, activities: [activity] } });
			activities.push(activity);
			return recorder;
		},
		variable(key, value, type) {
			const attribute: AdditionalAttribute = { key, type: type ?? 'String2000', value: variableValue(value) };
			assertValid(withVariables(call, [attribute]));
			variables.set(key, attribute);
			clock.read();
			return recorder;
		},
		end(endDirection, time) {
			if (!endDirections.includes(endDirection)) throw new TypeError(`direction must be ${endDirections.join(' or ')}.`);
			const endTime = clock.read(time);
			end ??= { endDirection, endTime };
			return recorder;
		},
		toMessage() {
			const { header, ...message } = withVariables(call, [...variables.values()]);
			const visited = activities.toSorted((a, b) => Number(a.timestamp) - Number(b.timestamp));
			return structuredClone({
				...message,
				header: { ...header, timestamp: clock.latestReading() },
				body: { ...message.body, ...end, activities: visited },
			});
		},
	};
	return recorder;
}

/** What the message on a call is when nothing has happened yet. */
function beginning(options: CallOptions, startTime: number): IvrAggregatedActivity {
	const { callId, customer, service, sender, startDirection = 'INBOUND', newId = () => crypto.randomUUID() } = options;
	const { leg, requestPriority, customerFirstName, customerLastName } = options;
	// Absent in plain JavaScript: what is missing is then named.
	const { id, senderName, additionalDetail }: Partial<typeof sender> = sender ?? {};
	return asJson(
		{
			id: newId(),
			header: {
				channelData: {
					channelCustomerIdentifier: customer,
					serviceIdentifier: service,
					requestPriority,
					customerFirstName,
					customerLastName,
				},
				timestamp: startTime,
				intent,
				sender: { id, senderName, type: senderType, additionalDetail },
			},
			body: { type: bodyType, callId, leg, startDirection, startTime },
		},
		'sender.additionalDetail',
	) as IvrAggregatedActivity;
}

function activityOf(menu: string, selection: string, metadata: CallMetadata | undefined, time: number): Activity {
	const activity = { menu, selection, timestamp: String(time) };
	return metadata === undefined ? activity : { ...activity, metadata: asJson(metadata, 'metadata') as CallMetadata };
}

type CallMetadata = Record<string, unknown>;

function withVariables(call: IvrAggregatedActivity, variables: AdditionalAttribute[]): IvrAggregatedActivity {
	if (variables.length === 0) return call;
	const { channelData, ...header } = call.header;
	return { ...call, header: { ...header, channelData: { ...channelData, additionalAttributes: variables } } };
}

/** The times of one call. A clock that is set back does not turn their order around. */
function callClock(now: () => number, start: Time | undefined) {
	let reading = epochMs(now(), 'now()');
	const startTime = start === undefined ? reading : epochMs(start, 'startTime');
	let latest = startTime;
	return {
		startTime,
		/** When the message was last added to. */
		latestReading: () => reading,
		/** The time given, or what the clock says. */
		read(time?: Time): number {
			const given = time === undefined ? undefined : epochMs(time, 'time');
			reading = epochMs(now(), 'now()');
			const value = given ?? Math.max(latest, reading);
			latest = Math.max(latest, value);
			return value;
		},
	};
}

/** What is unset is an empty text. What JSON holds nothing of, such as NaN or a function, would be lost without a word. */
function variableValue(value: unknown): unknown {
	const json = asJson(value, 'value') ?? '';
	if (json === '' && value !== '' && value !== undefined && value !== null) {
		throw new TypeError('value must have a JSON form: no NaN, no function.');
	}
	return json;
}
