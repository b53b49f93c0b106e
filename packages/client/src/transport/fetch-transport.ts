import { readStart, responseOf } from './answer.ts';
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
	const body = response.body === null ? new Uint8Array() : await readStart(chunksOf(response.body), signal);
	return { status, headers, body, toResponse: () => responseOf({ status, headers, body }, statusText) ?? response };
}

function chunksOf(stream: ReadableStream<Uint8Array>) {
	const reader = stream.getReader();
	return {
		next: async () => (await reader.read()).value,
		cancel: () => void reader.cancel().catch(() => {}),
	};
}
