/** What a body read too early is called: its bytes are gone, and only a change of the server's set-up brings them back. */
const alreadyRead =
	'The body was read before the receiver saw it, so the received bytes are gone. Route the path to the receiver before any body ' +
	'parser and whatever else reads the body (express.json(), koa-bodyparser, a preParsing hook, c.req.json()).';

const firstBufferBytes = 16_384;

/**
 * Reads a body to its end, and never more than one chunk past the limit.
 * @returns the bytes, `too-large` with the rest left unread, or `gone` when the client went away
 * @throws TypeError when somebody else has read the body or is reading it
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | 'too-large' | 'gone'> {
	if (request.bodyUsed || request.body?.locked) throw new TypeError(alreadyRead);
	if (request.body === null) return new Uint8Array();
	const reader = request.body.getReader();
	try {
		return await collect(reader, maxBytes);
	} catch {
		return 'gone';
	} finally {
		// Not cancelled: on Node that would cut the connection before the answer is out.
		reader.releaseLock();
	}
}

/** Into one growing buffer: a list of chunks lets a body of one-byte chunks take a hundred times its size. */
async function collect(
	reader: ReadableStreamDefaultReader<Uint8Array>,
	maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large'> {
	let buffer = new Uint8Array(Math.min(firstBufferBytes, maxBytes));
	let size = 0;
	for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
		const needed = size + chunk.value.byteLength;
		if (needed > maxBytes) return 'too-large';
		if (needed > buffer.byteLength) buffer = grown(buffer, size, Math.min(maxBytes, Math.max(needed, 2 * buffer.byteLength)));
		buffer.set(chunk.value, size);
		size = needed;
	}
	return buffer.slice(0, size);
}

function grown(buffer: Uint8Array<ArrayBuffer>, size: number, capacity: number): Uint8Array<ArrayBuffer> {
	const larger = new Uint8Array(capacity);
	larger.set(buffer.subarray(0, size));
	return larger;
}
