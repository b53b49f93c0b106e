import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

// Interim: the middleware's node adapter takes this place.
export function toListener(handle: (request: Request) => Promise<Response>): RequestListener {
	return async (incoming, outgoing) => {
		const response = await handle(toRequest(incoming));
		outgoing.writeHead(response.status, Object.fromEntries(response.headers));
		outgoing.end(new Uint8Array(await response.arrayBuffer()));
	};
}

function toRequest(incoming: IncomingMessage): Request {
	const headers = new Headers();
	for (const [name, values] of Object.entries(incoming.headersDistinct))
		for (const value of values ?? []) headers.append(name, value);
	const method = incoming.method ?? 'GET';
	const body = method === 'GET' || method === 'HEAD' ? null : (Readable.toWeb(incoming) as ReadableStream);
	return new Request(new URL(incoming.url ?? '/', 'http://localhost'), { method, headers, body, duplex: 'half' } as RequestInit);
}

export type { ServerResponse };
