import { randomUUID } from 'node:crypto';

const now = Date.now();
const body = JSON.stringify({
	id: randomUUID(),
	header: {
		channelData: { channelCustomerIdentifier: '5550100', serviceIdentifier: '1218' },
		timestamp: now,
		intent: 'IVR_AGGREGATED_ACTIVITY',
		sender: { id: 's', senderName: 'MY-IVR', type: 'IVR' },
	},
	body: {
		type: 'IVR_AGGREGATED_ACTIVITY',
		callId: 'c-' + randomUUID(),
		startDirection: 'INBOUND',
		endDirection: 'DIALOG_ENDED',
		startTime: now - 9000,
		endTime: now,
		activities: [{ menu: 'Main', selection: 'Billing', timestamp: String(now - 5000) }],
	},
});
for (let attempt = 0; attempt < 6; attempt++) {
	let wait = 300 * 2 ** attempt;
	try {
		const r = await fetch(`${process.env.IVR_TARGET_URL}/message/receive`, {
			method: 'POST',
			redirect: 'manual',
			headers: { 'content-type': 'application/json' },
			body,
			signal: AbortSignal.timeout(2000),
		});
		if (r.status === 202) process.exit(0);
		if (r.status < 500 && r.status !== 429) process.exit(1);
		const after = r.headers.get('retry-after');
		if (after) wait = Math.max(wait, /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now());
	} catch {}
	await new Promise((resolve) => setTimeout(resolve, wait));
}
process.exit(1);
