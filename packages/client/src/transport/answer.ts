import type { Answer } from './transport.ts';

/** How much of an answer's body is read: enough for every problem document, too little to fill the memory. */
export const readableBytes = 65_536;

const bodyless = [204, 205, 304];

/** The answer as a `Response`; undefined for a status that no `Response` can be made with, although a server can send it. */
export function responseOf({ status, headers, body }: Omit<Answer, 'toResponse'>, statusText: string): Response | undefined {
	if (status < 200 || status > 599) return undefined;
	return new Response(bodyless.includes(status) ? null : body, { status, statusText, headers });
}

/** The chunks as one, without what is too much. */
export function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(Math.min(size, readableBytes));
	let offset = 0;
	for (const chunk of chunks) {
		const part = chunk.subarray(0, bytes.byteLength - offset);
		bytes.set(part, offset);
		offset += part.byteLength;
	}
	return bytes;
}
