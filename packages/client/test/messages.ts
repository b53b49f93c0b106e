import type { IvrAggregatedActivity } from '@ivr-activity/contract';

/** A number that no error may show. */
export const callerNumber = '5550188';

/** A new valid message each time, so that a test can change it. */
export function callMessage(): IvrAggregatedActivity {
	return {
		id: '0e9c2f4e-5c1b-4b8e-9a54-2f6b7d1c9a10',
		header: {
			channelData: {
				channelCustomerIdentifier: callerNumber,
				serviceIdentifier: '1218',
				additionalAttributes: [{ key: 'callVariable1', type: 'String2000', value: 'Zoë Ünal' }],
			},
			timestamp: 1680692114700,
			intent: 'IVR_AGGREGATED_ACTIVITY',
			sender: { id: 'f1370ff7-43fa-496e-9966-e64061d35f5c', senderName: 'MY-IVR', type: 'IVR' },
		},
		body: {
			type: 'IVR_AGGREGATED_ACTIVITY',
			callId: '1234',
			startDirection: 'INBOUND',
			endDirection: 'TRANSFER',
			startTime: 1680692019700,
			endTime: 1680692114700,
			activities: [{ menu: 'Main', selection: 'Kontostand', timestamp: '1680692054700' }],
		},
	};
}
