import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Fault } from './fault.ts';

/**
 * Breaks how an answer is sent. Fulfilled at once when the client leaves; a `slow-head` leaves the answer itself to be sent.
 *
 * With `reset=after` and `timeout` the message was read and judged: its sender cannot tell, and must not, whether it was received.
 */
export async function breakAnswer(fault: Fault, answer: Response, outgoing: ServerResponse): Promise<void> {
	const { socket } = outgoing;
	if (socket === null || socket.destroyed) return;
	switch (fault.kind) {
		case 'slow-head':
			return wait(fault.delayMs, socket);
		case 'slow-body':
			return sendSlowly(answer, outgoing, socket, fault.intervalMs);
		case 'timeout':
			await wait(fault.boundMs, socket);
			outgoing.destroy();
			return;
		case 'reset':
			socket.resetAndDestroy();
			outgoing.destroy();
			return;
		case 'half':
			return sendHalf(answer, outgoing, socket);
		case 'wrong-length':
			return sendTooMuch(answer, outgoing);
	}
}

/** Until the time is over or the connection ends, whichever comes first. */
async function wait(ms: number, socket: Socket): Promise<void> {
	const gone = new AbortController();
	const leave = () => gone.abort();
	socket.once('close', leave);
	if (socket.destroyed) gone.abort();
	await setTimeout(ms, undefined, { signal: gone.signal }).catch(() => {});
	socket.off('close', leave);
}

async function sendSlowly(answer: Response, outgoing: ServerResponse, socket: Socket, intervalMs: number): Promise<void> {
	const body = await bodyOf(answer);
	sendHead(answer, outgoing, body.byteLength);
	for (let sent = 0; sent < body.byteLength && !socket.destroyed; sent++) {
		outgoing.write(body.subarray(sent, sent + 1));
		if (sent + 1 < body.byteLength) await wait(intervalMs, socket);
	}
	outgoing.end();
}

async function sendHalf(answer: Response, outgoing: ServerResponse, socket: Socket): Promise<void> {
	const body = await bodyOf(answer);
	sendHead(answer, outgoing, body.byteLength);
	await written(outgoing, body.subarray(0, Math.floor(body.byteLength / 2)));
	socket.destroySoon();
}

/** The connection stays open: what is too much is what a client reads as the beginning of the next answer. */
async function sendTooMuch(answer: Response, outgoing: ServerResponse): Promise<void> {
	const body = await bodyOf(answer);
	sendHead(answer, outgoing, Math.floor(body.byteLength / 2));
	outgoing.end(body);
}

function sendHead(answer: Response, outgoing: ServerResponse, contentLength: number): void {
	const headers = new Headers(answer.headers);
	if (!headers.has('content-type')) headers.set('content-type', 'text/plain');
	headers.set('content-length', String(contentLength));
	outgoing.writeHead(answer.status, [...headers].flat());
}

const filler = 'This answer has a body because a fault of the mock needs one to break.\n';

/** The body of an answer; a text of the mock's own for one that has none. */
async function bodyOf(answer: Response): Promise<Uint8Array> {
	const body = new Uint8Array(await answer.arrayBuffer());
	return body.byteLength > 0 ? body : new TextEncoder().encode(filler);
}

function written(outgoing: ServerResponse, bytes: Uint8Array): Promise<void> {
	return new Promise((resolve) => outgoing.write(bytes, () => resolve()));
}
