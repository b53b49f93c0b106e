/** A message in which there is nothing to find, but for its id. */
export const message = {
	id: '',
	header: {
		channelData: { channelCustomerIdentifier: '5550100', serviceIdentifier: '1218' },
		timestamp: 1680692114700,
		intent: 'IVR_AGGREGATED_ACTIVITY',
		sender: { id: 'ivr-1', senderName: 'Zürich', type: 'IVR' },
	},
	body: {
		type: 'IVR_AGGREGATED_ACTIVITY',
		callId: '12345678',
		startDirection: 'INBOUND',
		endDirection: 'DIALOG_ENDED',
		startTime: 1680692019700,
		endTime: 1680692114700,
		activities: [
			{ menu: 'Main', selection: 'Billing', timestamp: '1680692039700' },
			{ menu: 'Billing', selection: 'Balance', timestamp: '1680692059700' },
		],
	},
};
