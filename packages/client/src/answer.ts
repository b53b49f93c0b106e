/** How much of an answer's body is read: enough for every problem document, too little to fill the memory. */
const readableBytes = 65_536;

const bodyless = [204, 205, 304];

/** An answer whose body has been read, so that its connection is free again. */
export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: Uint8Array<ArrayBuffer>;
	/** The answer as `fetch` gave it, its body readable once more. */
	toResponse(): Response;
}

/**
 * Reads the body up to 64 KiB and gives up the rest.
 *
 * Never fails and never waits past the signal: the status has decided already what became of the message, and a body
 * that is late, endless or cut off changes nothing about it.
 */
export async function readAnswer(response: Response, signal: AbortSignal): Promise<Answer> {
	const { status, statusText, headers } = response;
	const body = response.body === null ? new Uint8Array() : await readStart(response.body, signal);
	return {
		status,
		headers,
		body,
		toResponse() {
			// `Response` cannot be made with a status outside this range, although a server can send one.
			if (status < 200 || status > 599) return response;
			return new Response(bodyless.includes(status) ? null : body, { status, statusText, headers });
		},
	};
}

async function readStart(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
	const reader = stream.getReader();
	const giveUp = () => void reader.cancel().catch(() => {});
	signal.addEventListener('abort', giveUp, { once: true });
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		while (size < readableBytes && !signal.aborted) {
			const { done, value } = await reader.read();
			if (done) return joined(chunks, size);
			chunks.push(value);
			size += value.byteLength;
		}
	} catch {
		// What came before the connection broke is still of use.
	} finally {
		signal.removeEventListener('abort', giveUp);
	}
	giveUp();
	return joined(chunks, size).slice(0, readableBytes);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(size);
	let offset = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, offset);
		offset += chunk.byteLength;
	}
	return bytes;
}
