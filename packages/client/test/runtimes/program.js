import { createClient, InvalidMessageError, NetworkError, recordCall, SendError, TimeoutError } from '@ivr-activity/client';

/** What a user's program does in every runtime: sends four messages, and tells as JSON what became of each. */
export async function sendAll(baseUrl) {
	const retries = [];
	const client = createClient({ baseUrl, timeoutMs: 5000, onRetry: ({ messageId }) => retries.push(messageId) });
	const impatient = createClient({ baseUrl, timeoutMs: 1000, retries: 0 });
	// No program listens on port 2, and fetch does not refuse it by itself.
	const astray = createClient({ baseUrl: 'http://127.0.0.1:2', retries: 0 });
	return {
		runtime: navigator.userAgent,
		accepted: await told(client.send(message('accepted'))),
		retried: await told(client.send(message('retried'))),
		refused: await told(client.send({ ...message('refused'), body: {} })),
		late: await told(impatient.send(message('late'))),
		astray: await told(astray.send(message('astray'))),
		retries,
		newId: recordedCall().toMessage().id,
	};
}

function message(id) {
	return recordedCall(() => id).toMessage();
}

function recordedCall(newId) {
	const sender = { id: 'f1370ff7-43fa-496e-9966-e64061d35f5c', senderName: 'MY-IVR' };
	const call = recordCall({ callId: '1234', customer: '5550100', service: '1218', sender, newId });
	return call.visit('Main', 'Billing').variable('callVariable1', '42225').end('TRANSFER');
}

async function told(sent) {
	try {
		const { status, advice, response } = await sent;
		return { status, advice: advice.map(({ code }) => code), ok: response.ok };
	} catch (error) {
		const classes = { InvalidMessageError, NetworkError, SendError, TimeoutError };
		return Object.keys(classes).filter((name) => error instanceof classes[name]);
	}
}
