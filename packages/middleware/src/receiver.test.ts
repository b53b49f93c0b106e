import { limits } from '@ivr-activity/contract';
import { validExamples } from '@ivr-activity/contract/examples';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createExpressReceiver } from './express.ts';
import { createFastifyReceiver } from './fastify.ts';
import { createHonoReceiver } from './hono.ts';
import { createReceiver, type Received, type ReceiverOptions, type Refused } from './index.ts';
import { createKoaReceiver } from './koa.ts';
import { createNodeReceiver } from './node.ts';

const [sample] = validExamples;
const text = JSON.stringify(sample.message);
const withAdvice = JSON.stringify({ ...sample.message, body: { ...sample.message.body, startTime: 1680692114701 } });

function post(body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>): Request {
	const headers = { 'content-type': 'application/json' };
	return new Request('http://receiver.example.com/', { method: 'POST', headers, body, duplex: 'half' });
}

function recorded(options: Partial<ReceiverOptions<'strict'>> = {}) {
	const received: Received<'strict'>[] = [];
	const errors: unknown[] = [];
	const receive = createReceiver({
		profile: 'strict',
		onMessage: (message) => void received.push(message),
		onError: (error) => void errors.push(error),
		...options,
	});
	return { receive, received, errors };
}

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

describe('options', () => {
	const right = { profile: 'strict', onMessage: () => {}, onError: () => {} };
	const makers = {
		createReceiver,
		createNodeReceiver,
		createExpressReceiver,
		createFastifyReceiver,
		createHonoReceiver,
		createKoaReceiver,
	};
	it.each<[unknown, RegExp]>([
		[undefined, /needs a profile, 'strict' or 'tolerant'/],
		[{ ...right, profile: undefined }, /needs a profile/],
		[{ ...right, profile: 'Strict' }, /needs a profile/],
		[{ ...right, onMessage: undefined }, /needs onMessage/],
		[{ ...right, onError: undefined }, /needs onError/],
		[{ ...right, onAdvice: 'log' }, /onAdvice must be/],
		[{ ...right, onRefused: 'log' }, /onRefused must be/],
		...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '1'].map((maxBodyBytes): [unknown, RegExp] => [
			{ ...right, maxBodyBytes },
			/maxBodyBytes/,
		]),
	])('are refused at once, by every adapter too: %o', (options, message) => {
		for (const make of Object.values(makers)) {
			const call = () => make(options as ReceiverOptions<'strict'>);
			expect(call).toThrow(TypeError);
			expect(call).toThrow(message);
		}
	});
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
		expect((await receive(post(body))).status).toBe(500);
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
		const answer = await receive(post(body));
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
