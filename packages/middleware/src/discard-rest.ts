/** How long a refused client may go on sending, in milliseconds: long enough to read the answer, short enough to hold nothing up. */
const patienceMs = 3_000;

/**
 * Reads on and throws away, until the client stops, has had its time or has left. After `maxBytes` nothing more is read, which
 * brings the client to a halt without cutting it off.
 */
export async function discardRest(body: ReadableStream<Uint8Array>, maxBytes: number, left: AbortSignal): Promise<void> {
	const reader = body.getReader();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const over = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, patienceMs);
		left.addEventListener('abort', () => resolve(), { once: true });
	});
	const discard = async () => {
		for (let bytes = 0; bytes <= maxBytes; ) {
			const chunk = await reader.read();
			if (chunk.done) return;
			bytes += chunk.value.byteLength;
		}
		await over;
	};
	await Promise.race([discard().catch(() => {}), over]);
	clearTimeout(timer);
}
