import { afterEach, describe, expect, it, vi } from 'vitest';
import { post, recorded, sample, text, withAdvice } from '../test/core.ts';
import type { Refused } from './index.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

describe('the handler', () => {
	it('gets the message, its advice, its bytes as they came and the request', async () => {
		const { receive, received } = recorded();
		const bytes = new TextEncoder().encode(`\uFEFF ${withAdvice}\n`);
		const request = post(bytes);
		expect((await receive(request)).status).toBe(202);
		expect(received).toHaveLength(1);
		expect(received[0]?.message).toEqual(JSON.parse(withAdvice));
		expect(received[0]?.bytes).toEqual(bytes);
		expect(received[0]?.advice.map(({ code }) => code)).toContain('end-before-start');
		expect(received[0]?.request).toBe(request);
	});

	it('owns the bytes', async () => {
		const { receive, received } = recorded();
		await receive(post(text));
		expect(received[0]?.bytes.constructor).toBe(Uint8Array);
		expect(received[0]?.bytes.buffer.byteLength).toBe(text.length);
	});

	it('is awaited', async () => {
		let done = false;
		const { receive } = recorded({
			onMessage: async () => {
				await Promise.resolve();
				done = true;
			},
		});
		await receive(post(text));
		expect(done).toBe(true);
	});

	it('is never called for a body that breaks off, which is nobody’s error', async () => {
		const { receive, received, errors } = recorded();
		const body = new ReadableStream<Uint8Array>({
			start(controller) {
				controller.enqueue(new TextEncoder().encode(text));
			},
			pull: (controller) => controller.error(new Error('aborted')),
		});
		const answer = await receive(post(body));
		expect(answer.status).toBe(400);
		expect(await answer.json()).toMatchObject({ type: 'urn:ivr-activity:problem:incomplete-body' });
		expect({ received, errors }).toEqual({ received: [], errors: [] });
	});

	it('is never called for a body that somebody else is reading', async () => {
		const { receive, received, errors } = recorded();
		const request = post(text);
		request.body?.getReader();
		expect((await receive(request)).status).toBe(500);
		expect(received).toEqual([]);
		expect(errors.map(String)).toEqual([expect.stringContaining('before any body parser')]);
	});
});

describe('advice', () => {
	it('is told after the handler, and only when there is some', async () => {
		const calls: unknown[] = [];
		const { receive } = recorded({
			onMessage: ({ message }) => void calls.push(['message', message.id]),
			onAdvice: (advice, { message }) => void calls.push(['advice', message.id, advice[0]?.code]),
		});
		await receive(post(text));
		await receive(post(withAdvice));
		const { id } = sample.message;
		expect(calls).toEqual([
			['message', id],
			['message', id],
			['advice', id, 'end-before-start'],
		]);
	});

	it.each([
		['throws', () => void expect.fail('adviser')],
		['rejects', () => Promise.reject(new Error('adviser'))],
	])('loses no message when its listener %s', async (_name, onAdvice) => {
		const { receive, received, errors } = recorded({ onAdvice });
		expect((await receive(post(withAdvice))).status).toBe(202);
		await vi.waitFor(() => expect(errors).toEqual([expect.objectContaining({ message: 'adviser' })]));
		expect(received).toHaveLength(1);
	});

	it('holds nothing up when its listener never ends', async () => {
		const { receive } = recorded({ onAdvice: () => new Promise(() => {}) });
		expect((await receive(post(withAdvice))).status).toBe(202);
	});

	it('is not told of a message whose handler failed', async () => {
		const onAdvice = vi.fn();
		const { receive } = recorded({ onMessage: () => Promise.reject(new Error('full')), onAdvice });
		expect((await receive(post(withAdvice))).status).toBe(500);
		expect(onAdvice).not.toHaveBeenCalled();
	});
});

describe('a refusal', () => {
	const refusals = async (request: Request, onRefused?: (refused: Refused) => void | Promise<void>) => {
		const refused: Refused[] = [];
		const { receive, errors } = recorded({ onRefused: onRefused ?? ((one) => void refused.push(one)), maxBodyBytes: 2_000 });
		return { response: await receive(request), refused, errors };
	};

	it('is told with the problem that the sender is answered, and the bytes that were read', async () => {
		for (const body of ['{}', '{', '']) {
			const request = post(body);
			const { response, refused } = await refusals(request);
			expect(refused).toEqual([{ problem: await response.json(), bytes: new TextEncoder().encode(body), request }]);
		}
	});

	it('is told without bytes when the body was not read to its end', async () => {
		const unread = [
			post('x'.repeat(2_001)),
			post(new Blob(['x'.repeat(2_001)]).stream()),
			new Request('http://receiver.example.com/', { method: 'POST', body: text }),
			new Request('http://receiver.example.com/'),
		];
		for (const request of unread) {
			const { response, refused } = await refusals(request);
			expect(refused).toEqual([{ problem: await response.json(), request }]);
		}
	});

	it('is not told of a message that was accepted, or whose handler failed', async () => {
		const onRefused = vi.fn();
		await recorded({ onRefused }).receive(post(text));
		await recorded({ onRefused, onMessage: () => expect.fail('full') }).receive(post(text));
		expect(onRefused).not.toHaveBeenCalled();
	});

	it.each([
		['throws', () => void expect.fail('listener')],
		['rejects', () => Promise.reject(new Error('listener'))],
	])('is answered all the same when its listener %s', async (_name, onRefused) => {
		for (const request of [post('{}'), post('x'.repeat(2_001))]) {
			const { response, errors } = await refusals(request, onRefused);
			expect(response.status).toBeGreaterThanOrEqual(400);
			await vi.waitFor(() => expect(errors).toEqual([expect.objectContaining({ message: 'listener' })]));
		}
	});
});

describe('errors', () => {
	it.each([
		['throws', () => void expect.fail('logger')],
		['rejects', () => Promise.reject(new Error('logger')) as unknown as undefined],
	])('stay contained when onError %s too', async (_name, onError) => {
		const { receive } = recorded({ onMessage: () => expect.fail('full'), onError });
		expect((await receive(post(text))).status).toBe(500);
	});

	it('are never printed, and neither is anything else', async () => {
		const prints = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
		const consoles = (['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((name) => vi.spyOn(console, name));
		const { receive } = recorded({ onMessage: () => expect.fail('full'), onAdvice: () => expect.fail('adviser') });
		const { receive: accepting } = recorded({ onAdvice: () => expect.fail('adviser'), maxBodyBytes: 2_000 });
		for (const body of [withAdvice, '{}', 'x', '', 'x'.repeat(3_000)]) {
			await receive(post(body));
			await accepting(post(body));
		}
		for (const spy of [...prints, ...consoles]) expect(spy).not.toHaveBeenCalled();
	});
});
