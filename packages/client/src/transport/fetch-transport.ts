import { untilAborted } from '../until-aborted.ts';
import { readableBytes } from './answer.ts';
import type { Transport } from './transport.ts';

/** The part of `fetch` that the client calls. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Sends through the run-time's `fetch`, or through another one. */
export function fetchTransport(customFetch?: Fetch): Transport {
	return async (request) => {
		const { url, signal } = request;
		const aborted = untilAborted(signal).then(() => Promise.reject(signal.reason));
		// It rejects with nobody waiting when a fetch throws at once.
		aborted.catch(() => {});
		// A custom fetch may not heed the signal.
		const head = await Promise.race([(customFetch ?? fetch)(url, { ...request, redirect: 'manual' }), aborted]);
		return { head, body: await startOf(head, aborted) };
	};
}

/**
 * Reads a body up to 64 KiB and gives up the rest.
 *
 * Never fails and never waits longer than the caller does: the status has decided already what became of the message.
 */
async function startOf({ body, headers }: Response, aborted: Promise<never>): Promise<Uint8Array<ArrayBuffer>> {
	if (!body || headers.get('content-length') === '0') return new Uint8Array();
	const bytes = new Uint8Array(readableBytes);
	const reader = body.getReader();
	let size = 0;
	try {
		while (size < readableBytes) {
			const { done, value } = await Promise.race([reader.read(), aborted]);
			if (done) break;
			const part = value.subarray(0, readableBytes - size);
			bytes.set(part, size);
			size += part.length;
		}
	} catch {
		// What came before the connection broke is still of use.
	}
	reader.cancel().catch(() => {});
	return bytes.slice(0, size);
}
