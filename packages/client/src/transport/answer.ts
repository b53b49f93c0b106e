import type { Answer } from './transport.ts';

/** How much of an answer's body is read: enough for every problem document, too little to fill the memory. */
export const readableBytes = 65_536;

const bodyless = [204, 205, 304];

/** The answer as a `Response`; undefined for a status that no `Response` can be made with, although a server can send it. */
export function responseOf({ status, headers, body }: Omit<Answer, 'toResponse'>, statusText: string): Response | undefined {
	if (status < 200 || status > 599) return undefined;
	return new Response(bodyless.includes(status) ? null : body, { status, statusText, headers });
}

/** Where the chunks of a body come from. */
export interface ChunkSource {
	/** The next chunk, undefined at the end. */
	next(): Promise<Uint8Array | undefined>;
	/** Gives up what was not read; a waiting `next` then ends or rejects. */
	cancel(): void;
}

/**
 * Reads a body up to 64 KiB and gives up the rest.
 *
 * Never fails and never waits past the signal: the status has decided already what became of the message.
 */
export async function readStart({ next, cancel }: ChunkSource, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
	signal.addEventListener('abort', cancel, { once: true });
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		while (size < readableBytes && !signal.aborted) {
			const chunk = await next();
			if (chunk === undefined) return joined(chunks, size);
			chunks.push(chunk);
			size += chunk.byteLength;
		}
	} catch {
		// What came before the connection broke is still of use.
	} finally {
		signal.removeEventListener('abort', cancel);
	}
	cancel();
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
