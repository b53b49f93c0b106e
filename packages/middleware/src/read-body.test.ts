import { limits } from '@ivr-activity/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { post, recorded, text } from '../test/core.ts';

afterEach(() => {
	vi.useRealTimers();
});

describe('a body over the limit', () => {
	it('is not read on, and the answer says so before the client has finished', async () => {
		const { receive } = recorded({ maxBodyBytes: 10 });
		let finish = () => {};
		let sent = 0;
		const body = new ReadableStream<Uint8Array>(
			{
				start(controller) {
					finish = () => controller.close();
				},
				pull(controller) {
					if (sent < 20) controller.enqueue(new Uint8Array(1));
					sent += 1;
				},
			},
			{ highWaterMark: 0 },
		);
		const request = post(body);
		request.headers.set('transfer-encoding', 'chunked');
		const answer = await receive(request);
		expect(sent).toBe(11);
		expect(answer.headers.get('connection')).toBe('close');
		const reader = answer.body?.getReader();
		const first = await reader?.read();
		expect(String(first?.value?.byteLength)).toBe(answer.headers.get('content-length'));
		const end = reader?.read();
		finish();
		expect((await end)?.done).toBe(true);
	});

	it('is let go when the client leaves', async () => {
		const { receive } = recorded({ maxBodyBytes: 10 });
		const answer = await receive(post(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(8)) })));
		await answer.body?.cancel();
		expect(answer.bodyUsed).toBe(true);
	});

	it('has its client waited for some seconds, and not for ever', async () => {
		vi.useFakeTimers();
		const { receive } = recorded({ maxBodyBytes: 10 });
		const stalled = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(11)) });
		const read = (await receive(post(stalled))).text();
		await vi.advanceTimersByTimeAsync(3_000);
		expect(await read).toContain('larger than 10 bytes');
	});

	it('is thrown away up to a bound', async () => {
		vi.useFakeTimers();
		const { receive } = recorded({ maxBodyBytes: 10 });
		const chunk = new Uint8Array(65_536);
		let sent = 0;
		const endless = new ReadableStream(
			{
				pull(controller) {
					sent += chunk.byteLength;
					controller.enqueue(chunk);
				},
			},
			{ highWaterMark: 0 },
		);
		let over = false;
		const read = (await receive(post(endless))).text().finally(() => {
			over = true;
		});
		await vi.advanceTimersByTimeAsync(2_999);
		expect(over).toBe(false);
		await vi.advanceTimersByTimeAsync(1);
		await read;
		expect(sent).toBeGreaterThan(limits.bodyBytes);
		expect(sent).toBeLessThan(limits.bodyBytes + 3 * chunk.byteLength);
	});
});

it('reads a body of one-byte chunks without keeping the chunks', async () => {
	const { receive, received } = recorded();
	const bytes = new TextEncoder().encode(text.padEnd(100_000));
	let sent = 0;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (sent === bytes.byteLength) return controller.close();
			controller.enqueue(bytes.subarray(sent, sent + 1));
			sent += 1;
		},
	});
	expect((await receive(post(body))).status).toBe(202);
	expect(received[0]?.bytes).toEqual(bytes);
});
