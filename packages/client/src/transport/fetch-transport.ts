import { joined, readableBytes, responseOf } from './answer.ts';
import type { Answer, Transport } from './transport.ts';

/** The part of `fetch` that the client calls. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends through the run-time's `fetch`, or through another one. */
export function fetchTransport(customFetch?: Fetch): Transport {
	return async ({ url, method, headers, body, signal }) => {
		const init = { method, headers, body, redirect: 'manual', signal } as const;
		const fetch = customFetch ?? globalThis.fetch;
		// A custom fetch may not heed the signal.
		const response = await (customFetch === undefined ? fetch(url, init) : Promise.race([fetch(url, init), aborted(signal)]));
		return answerOf(response, signal);
	};
}

function aborted(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
	});
}

async function answerOf(response: Response, signal: AbortSignal): Promise<Answer> {
	const { status, statusText, headers } = response;
	const isEmpty = response.body === null || headers.get('content-length') === '0';
	const body = isEmpty ? new Uint8Array() : await readStart(response.body, signal);
	return { status, headers, body, toResponse: () => responseOf({ status, headers, body }, statusText) ?? response };
}

/**
 * Reads a body up to 64 KiB and gives up the rest.
 *
 * Never fails and never waits past the signal: the status has decided already what became of the message.
 */
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
	return joined(chunks, size);
}
