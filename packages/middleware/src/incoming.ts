import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

// What fetch cannot say; any method but the right one gets the same answer.
const unspeakable = new Set(['CONNECT', 'TRACE', 'TRACK']);

/**
 * Node's request as fetch knows it. The body is read only when somebody reads the Request's.
 * @param target - path and query as the client sent them, where a framework has rewritten the request's own
 */
export function toRequest(incoming: IncomingMessage, target = incoming.url ?? '/'): Request {
	const method = unspeakable.has(incoming.method ?? '') ? 'GET' : (incoming.method ?? 'GET');
	const request = new Request(urlOf(incoming, target), {
		method,
		headers: headersOf(incoming),
		body: method === 'GET' || method === 'HEAD' || !hasBody(incoming) ? null : bodyOf(incoming),
		duplex: 'half',
	});
	if (wasRead(incoming)) void request.body?.cancel();
	return request;
}

/** Whatever the client claims: a host that is none must not keep its message from being judged. */
function urlOf({ headers, socket }: IncomingMessage, target: string): string {
	const scheme = (socket as Partial<TLSSocket>).encrypted ? 'https' : 'http';
	const url = URL.parse(`${scheme}://${headers.host ?? headers[':authority'] ?? 'localhost'}${target}`);
	return url === null || url.username !== '' || url.password !== '' ? `${scheme}://localhost/` : url.href;
}

/** From the raw list: Node's own keeps only the first of two content types. */
function headersOf({ rawHeaders }: IncomingMessage): Headers {
	const headers = new Headers();
	for (let index = 0; index < rawHeaders.length; index += 2) {
		const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
		if (!name.startsWith(':')) headers.append(name, value);
	}
	return headers;
}

function hasBody({ headers, httpVersionMajor }: IncomingMessage): boolean {
	return httpVersionMajor > 1 || headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > 0;
}

function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
	return wasRead(incoming) ? new ReadableStream<Uint8Array>() : ReadableStream.from<Uint8Array>(incoming);
}

/** With an encoding set, Node hands out text, and the bytes are as gone as when they were read. */
function wasRead({ readableDidRead, readableEncoding }: IncomingMessage): boolean {
	return readableDidRead || readableEncoding !== null;
}
