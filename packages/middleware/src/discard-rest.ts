import { limits } from '@ivr-activity/contract';

// What a refused client may still send: enough time to read the answer, enough bytes to finish a body a little over the limit.
const patienceMs = 3_000;
const patienceBytes = limits.bodyBytes;

/**
 * Reads on and throws away, until the client has sent everything, has had its time or has left. A client that sends more bytes
 * than that is not read any further, which brings it to a halt without cutting it off.
 */
export async function discardRest(body: ReadableStream<Uint8Array>, left: AbortSignal): Promise<void> {
	const reader = body.getReader();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const over = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, patienceMs);
		left.addEventListener('abort', () => resolve(), { once: true });
	});
	const discard = async () => {
		for (let bytes = 0; bytes <= patienceBytes; ) {
			const chunk = await reader.read();
			if (chunk.done) return;
			bytes += chunk.value.byteLength;
		}
		await over;
	};
	await Promise.race([discard().catch(() => {}), over]);
	clearTimeout(timer);
}
