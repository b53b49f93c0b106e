import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** Sends an answer by Node's response, unless another part has answered or the client has left; never rejects. */
export async function send(answer: Response, outgoing: ServerResponse): Promise<void> {
	if (outgoing.headersSent || outgoing.destroyed) return;
	outgoing.statusCode = answer.status;
	for (const [name, value] of answer.headers) {
		if (name === 'set-cookie') outgoing.appendHeader(name, value);
		// HTTP/2 has no such header and Node warns of it.
		else if (name !== 'connection' || outgoing.req.httpVersionMajor === 1) outgoing.setHeader(name, value);
	}
	if (answer.body === null) outgoing.end();
	else await pipeline(answer.body, outgoing).catch(() => {});
}
