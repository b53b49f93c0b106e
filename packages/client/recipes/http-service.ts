/**
 * An HTTP service that other programs tell of ended calls: POST /calls, answered 204 when the target has the message, 422 when
 * the call breaks the contract, and 503 when it is to be told again.
 */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { BadRequestError, createClient, recordCall, SendError } from '@ivr-activity/client';

/** What the other programs tell. Times are epoch milliseconds. */
interface EndedCall {
	/** Given by who tells, so that a call that is told twice keeps its message id. */
	readonly messageId: string;
	readonly callId: string;
	readonly caller: string;
	readonly dialled: string;
	readonly startedAt: number;
	readonly endedAt: number;
	readonly transferred: boolean;
	readonly menus: readonly { readonly name: string; readonly choice?: string; readonly at: number }[];
}

const sender = { id: 'f1370ff7-43fa-496e-9966-e64061d35f5c', senderName: 'MY-IVR' };
const client = createClient({
	baseUrl: process.env.IVR_TARGET_URL ?? 'http://127.0.0.1:4010/ccm',
	// Who tells waits for the answer, and tells again after a 503.
	retries: 1,
	deadlineMs: 20_000,
});

function messageOf(ended: EndedCall) {
	const { messageId, callId, caller, dialled, startedAt, endedAt, transferred, menus } = ended;
	const newId = () => messageId;
	const call = recordCall({ callId, customer: caller, service: dialled, sender, startTime: startedAt, newId });
	for (const { name, choice, at } of menus) call.visit(name, choice, undefined, at);
	return call.end(transferred ? 'TRANSFER' : 'DIALOG_ENDED', endedAt).toMessage();
}

async function statusFor(told: Promise<unknown>): Promise<number> {
	try {
		await client.send(messageOf((await told) as EndedCall));
		return 204;
	} catch (error) {
		// The errors of the client show nothing of the call.
		if (error instanceof SendError) console.error(error.message);
		const isWrong = !(error instanceof SendError) || error instanceof BadRequestError;
		return isWrong ? 422 : 503;
	}
}

const server = createServer(async (request, response) => {
	const isCall = request.method === 'POST' && request.url === '/calls';
	response.writeHead(isCall ? await statusFor(json(request)) : 404).end();
});
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => console.log(JSON.stringify(server.address())));
process.once('SIGTERM', () => server.close());
