import type { Call } from '../src/call.ts';

/** A call that the reports show in full. */
export const call: Call = {
	caller: '5550100',
	service: '1218',
	senderId: 'f1370ff7-43fa-496e-9966-e64061d35f5c',
	senderName: 'MY-IVR',
	callId: '1234',
	startDirection: 'INBOUND',
	endDirection: 'TRANSFER',
	startTime: 1680692114700,
	endTime: 1680692209700,
	activities: [{ menu: 'Main', selection: 'Billing', afterSeconds: 20 }],
};
