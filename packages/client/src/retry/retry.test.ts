import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serve } from '../../test/http-server.ts';
import { callerNumber, callMessage } from '../../test/messages.ts';
import { type ClientOptions, createClient, type Fetch, type SendError } from '../index.ts';

beforeEach(() => {
	// The clock stands still but for the time that a timer waits.
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
	vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

type Step = number | Error | 'never' | { status: number; headers: Record<string, string> };

interface Run {
	bodies: string[];
	waits: number[];
	outcome: unknown;
}

/** Sends one message to a target that answers step by step, the last step for ever. */
async function run(steps: readonly Step[], options: Partial<ClientOptions> = {}, signal?: AbortSignal): Promise<Run> {
	const bodies: string[] = [];
	const waits: number[] = [];
	const fetch: Fetch = async (_, init) => {
		bodies.push(String(init.body));
		const step = steps[Math.min(bodies.length, steps.length) - 1];
		if (step instanceof Error) throw step;
		if (step === 'never') return new Promise(() => {});
		if (typeof step === 'number') return new Response(null, { status: step });
		return new Response(null, step);
	};
	const onRetry: ClientOptions['onRetry'] = (attempt) => {
		waits.push(attempt.waitMs);
		return options.onRetry?.(attempt);
	};
	const client = createClient({ baseUrl: 'https://cx.example.com', fetch, ...options, onRetry });
	const sent = client.send(callMessage(), { signal }).then(
		({ status }) => status,
		(error: unknown) => error,
	);
	await vi.runAllTimersAsync();
	return { bodies, waits, outcome: await sent };
}

const reset = Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) });

test.each<Step>([408, 429, 500, 502, 503, 504, reset, 'never'])('after %s the message is sent again', async (step) => {
	const { bodies, outcome } = await run([step, step, 202]);
	expect(outcome).toBe(202);
	expect(bodies).toEqual([1, 2, 3].map(() => JSON.stringify(callMessage())));
});

test.each<Step>([400, 401, 403, 404, 405, 413, 415, 418, 422, 302, 304, 501, 505])('after %s it is not', async (step) => {
	const { bodies, outcome } = await run([step, 202]);
	expect(bodies).toHaveLength(1);
	expect(outcome).toHaveProperty('status', step);
});

test('a certificate that is not trusted is not tried again', async () => {
	const { bodies } = await run([Object.assign(new Error('x'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 202]);
	expect(bodies).toHaveLength(1);
});

test.each([
	[undefined, 4],
	[0, 1],
	[1, 2],
	[5, 6],
])('with retries %s there are %i attempts', async (retries, attempts) => {
	const { bodies, outcome } = await run([503], { retries });
	expect(bodies).toHaveLength(attempts);
	expect(outcome).toMatchObject({ name: 'UnexpectedStatusError', status: 503 });
});

test('an internal error is tried again twice at most', async () => {
	expect((await run([500], { retries: 9 })).bodies).toHaveLength(3);
	expect((await run([500], { retries: 1 })).bodies).toHaveLength(2);
});

test('the error is that of the last attempt', async () => {
	expect((await run([503, reset, 400])).outcome).toHaveProperty('name', 'BadRequestError');
});

test('the waits are a random part of a time that doubles up to ten seconds', async () => {
	const { waits } = await run([503], { retries: 7, deadlineMs: 3_600_000 });
	expect(waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
	vi.spyOn(Math, 'random').mockReturnValue(0);
	expect((await run([503])).waits).toEqual([0, 0, 0]);
});

test.each([429, 503, 500])('a %i that asks for seconds gets them, and the jitter', async (status) => {
	expect((await run([{ status, headers: { 'retry-after': '7' } }, 202])).waits).toEqual([7250]);
});

test('an answer that asks for a date gets it', async () => {
	vi.setSystemTime(Date.parse('2026-01-05T10:00:00Z'));
	const headers = { 'retry-after': 'Mon, 05 Jan 2026 10:00:30 GMT' };
	expect((await run([{ status: 503, headers }, 202])).waits).toEqual([30_250]);
});

test('no target makes the client wait for more than a minute', async () => {
	const { waits } = await run([{ status: 429, headers: { 'retry-after': '86400' } }, 202], { deadlineMs: 3_600_000 });
	expect(waits).toEqual([60_250]);
});

test('a wait past the deadline is not begun', async () => {
	const { bodies, waits, outcome } = await run([{ status: 429, headers: { 'retry-after': '30' } }, 202], { deadlineMs: 30_000 });
	expect(outcome).toMatchObject({ name: 'TooManyRequestsError', retryAfterMs: 30_000 });
	expect([bodies.length, waits.length]).toEqual([1, 0]);
});

test('each attempt has its time-out, the last one what the deadline leaves', async () => {
	const failures: SendError[] = [];
	const { outcome } = await run(['never'], { deadlineMs: 20_000, onRetry: ({ error }) => failures.push(error) });
	expect(failures).toMatchObject([{ name: 'TimeoutError', timeoutMs: 15_000 }]);
	expect(outcome).toMatchObject({ name: 'TimeoutError', timeoutMs: 4750 });
});

test('a deadline shorter than the time-out holds for the first attempt too', async () => {
	expect((await run(['never'], { deadlineMs: 5000 })).outcome).toMatchObject({ name: 'TimeoutError', timeoutMs: 5000 });
});

test('an abort ends the wait, and nothing is sent after it', async () => {
	const controller = new AbortController();
	const reason = new Error('shutting down');
	const onRetry = () => setTimeout(() => controller.abort(reason), 1);
	const { bodies, outcome } = await run([503], { onRetry }, controller.signal);
	expect(outcome).toBe(reason);
	expect(bodies).toHaveLength(1);
});

test('an abort from within a hook ends the send', async () => {
	const controller = new AbortController();
	const { bodies, outcome } = await run([503], { onRetry: () => controller.abort() }, controller.signal);
	expect(outcome).toHaveProperty('name', 'AbortError');
	expect(bodies).toHaveLength(1);
});

test('the hooks tell what happens, and nothing of the message but its id', async () => {
	const told: [string, object][] = [];
	const hook = (name: string) => (event: object) => void told.push([name, event]);
	await run([503, reset], {
		retries: 1,
		token: 'secret-token',
		onAttempt: hook('attempt'),
		onRetry: hook('retry'),
		onGiveUp: hook('give up'),
	});
	const { id: messageId } = callMessage();
	const url = 'https://cx.example.com/message/receive';
	expect(told).toEqual([
		['attempt', { attempt: 1, messageId, url }],
		['retry', { attempt: 1, messageId, url, waitMs: 250, error: expect.objectContaining({ status: 503 }) }],
		['attempt', { attempt: 2, messageId, url }],
		['give up', { attempt: 2, messageId, url, error: expect.objectContaining({ code: 'ECONNRESET' }) }],
	]);
	expect(JSON.stringify(told)).not.toMatch(new RegExp(`${callerNumber}|secret-token|Kontostand`));
});

test('a message that is refused at once is given up too, one that is not sent is not', async () => {
	const onGiveUp = vi.fn();
	await run([400], { onGiveUp });
	expect(onGiveUp).toHaveBeenCalledOnce();
	// @ts-expect-error not a message
	await expect(createClient({ baseUrl: 'https://cx.example.com', onGiveUp }).send({})).rejects.toThrow(/not sent/);
	expect(onGiveUp).toHaveBeenCalledOnce();
});

test.each([
	[
		'throws',
		() => {
			throw new Error('a hook');
		},
	],
	['rejects', () => Promise.reject(new Error('a hook'))],
])('a hook that %s costs no message', async (_, hook) => {
	const { outcome } = await run([503, 202], { onAttempt: hook, onRetry: hook });
	expect(outcome).toBe(202);
	expect((await run([400], { onGiveUp: hook })).outcome).toHaveProperty('name', 'BadRequestError');
});

test('over real connections the same bytes arrive with each attempt', async () => {
	vi.useRealTimers();
	vi.spyOn(Math, 'random').mockReturnValue(0);
	const texts: string[] = [];
	const baseUrl = await serve(async (request, response) => {
		let text = '';
		for await (const chunk of request.setEncoding('utf8')) text += chunk;
		texts.push(text);
		if (texts.length === 1) response.writeHead(503).end();
		else if (texts.length === 2) request.socket.resetAndDestroy();
		else response.writeHead(202).end();
	});
	const { status } = await createClient({ baseUrl }).send(callMessage());
	expect(status).toBe(202);
	expect(texts).toEqual([1, 2, 3].map(() => JSON.stringify(callMessage())));
});

test.each([-1, 1.5, 101, Number.NaN, '3'])('%s retries are refused', (retries) => {
	// @ts-expect-error the text
	expect(() => createClient({ baseUrl: 'https://cx.example.com', retries })).toThrow(/^retries must be/);
});

test.each([0, Number.NaN, 2_147_483_648, '60000'])('a deadline of %s ms is refused', (deadlineMs) => {
	// @ts-expect-error text is none
	expect(() => createClient({ baseUrl: 'https://cx.example.com', deadlineMs })).toThrow(/^deadlineMs must be/);
});

test('fetch and transport together are refused', () => {
	const transport = () => Promise.reject(new Error('unused'));
	expect(() => createClient({ baseUrl: 'https://cx.example.com', fetch, transport })).toThrow(/fetch must be absent/);
});
