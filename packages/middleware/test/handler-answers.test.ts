import { afterEach, describe, expect, it } from 'vitest';
import { text } from './cases.ts';
import { type Adapter, adapters, type Running, start } from './servers.ts';
import { type Answer, exchange, post, target } from './wire.ts';

const started: Running[] = [];

afterEach(async () => {
	for (const server of started.splice(0)) await server.close();
});

async function answerOf(adapter: Adapter, onMessage: () => unknown): Promise<{ answer: Answer; errors: unknown[] }> {
	const server = await start(adapter, { onMessage: onMessage as () => Response });
	started.push(server);
	const { answers } = await exchange(server.port, { pieces: [post(text)] });
	expect(answers).toHaveLength(1);
	const { headers, ...rest } = answers[0] as Answer;
	const { date: _date, 'keep-alive': _keepAlive, ...comparable } = headers;
	return { answer: { ...rest, headers: comparable }, errors: server.errors };
}

const keepAlive = { connection: 'keep-alive' };
const stream = () => new Blob(['a', 'b']).stream();

const answers: [string, () => unknown, Omit<Answer, 'reason'>][] = [
	['nothing', () => undefined, { status: 202, headers: { ...keepAlive, 'content-length': '0' }, body: '' }],
	[
		'a value that is no Response',
		() => ({ status: 400 }),
		{ status: 202, headers: { ...keepAlive, 'content-length': '0' }, body: '' },
	],
	[
		'JSON',
		() => Response.json({ queued: true }, { status: 202 }),
		{
			status: 202,
			headers: { ...keepAlive, 'content-type': 'application/json', 'content-length': '15' },
			body: '{"queued":true}',
		},
	],
	[
		'text',
		() => new Response('Grüße', { status: 200, statusText: 'Fine', headers: { 'x-queue': '7' } }),
		{
			status: 200,
			headers: { ...keepAlive, 'content-type': 'text/plain;charset=UTF-8', 'content-length': '7', 'x-queue': '7' },
			body: 'Grüße',
		},
	],
	[
		'bytes of no type',
		() => new Response(new Uint8Array([97, 98])),
		{ status: 200, headers: { ...keepAlive, 'content-type': 'application/octet-stream', 'content-length': '2' }, body: 'ab' },
	],
	[
		'a stream with a transfer encoding of its own',
		() =>
			new Response(stream(), {
				headers: { 'content-type': 'text/plain', 'transfer-encoding': 'chunked', 'content-length': '9' },
			}),
		{ status: 200, headers: { ...keepAlive, 'content-type': 'text/plain', 'content-length': '2' }, body: 'ab' },
	],
	[
		'two cookies',
		() =>
			new Response(null, {
				status: 202,
				headers: [
					['set-cookie', 'a=1'],
					['set-cookie', 'b=2'],
				],
			}),
		{ status: 202, headers: { ...keepAlive, 'content-length': '0', 'set-cookie': 'a=1, b=2' }, body: '' },
	],
	['no content', () => new Response(null, { status: 204 }), { status: 204, headers: keepAlive, body: '' }],
	[
		'a problem of its own',
		() =>
			Response.json(
				{ type: 'about:blank' },
				{ status: 503, headers: { 'content-type': 'application/problem+json', 'retry-after': '5' } },
			),
		{
			status: 503,
			headers: { ...keepAlive, 'content-type': 'application/problem+json', 'content-length': '22', 'retry-after': '5' },
			body: '{"type":"about:blank"}',
		},
	],
	[
		'a redirect',
		() => Response.redirect('https://cx.example.com/ccm'),
		{ status: 302, headers: { ...keepAlive, 'content-length': '0', location: 'https://cx.example.com/ccm' }, body: '' },
	],
];

const internalError = expect.objectContaining({
	status: 500,
	headers: { ...keepAlive, 'content-type': 'application/problem+json', 'content-length': expect.any(String) },
	body: expect.stringContaining('urn:ivr-activity:problem:internal-error'),
});

const secret = 'caller 5550100';
const used = () => {
	const answer = new Response(secret);
	void answer.text();
	return answer;
};
const failures: [string, () => unknown][] = [
	[
		'throws',
		() => {
			throw new Error(secret);
		},
	],
	['rejects', () => Promise.reject(new Error(secret))],
	['rejects with nothing', () => Promise.reject(undefined)],
	['returns an answer that was read', used],
	['returns an error answer', () => Response.error()],
	[
		'returns an answer whose body breaks',
		() => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error(secret)) })),
	],
];

describe.each(adapters)('%s', (adapter) => {
	it.each(answers)('sends the answer of a handler that returns %s', async (_name, onMessage, due) => {
		const { answer, errors } = await answerOf(adapter, onMessage);
		expect(answer).toMatchObject(due);
		expect(answer.headers).toEqual(due.headers);
		expect(errors).toEqual([]);
	});

	it.each(failures)('answers 500 without a cause when the handler %s', async (_name, onMessage) => {
		const { answer, errors } = await answerOf(adapter, onMessage);
		expect(answer).toEqual(internalError);
		expect(JSON.stringify(answer)).not.toContain(secret);
		expect(errors).toHaveLength(1);
	});

	it('hands over the request as the client addressed it', async () => {
		const server = await start(adapter);
		started.push(server);
		const addressed = post(text, { 'Content-Type': 'application/json', Prefer: 'code=400' })
			.toString()
			.replace(target, `${target}?a=1&a=2`);
		await exchange(server.port, { pieces: [addressed] });
		const [received] = server.received;
		expect(received?.request.url).toBe(`http://receiver.example.com${target}?a=1&a=2`);
		expect(received?.request.method).toBe('POST');
		expect(received?.request.headers.get('prefer')).toBe('code=400');
		expect(received?.request.bodyUsed).toBe(true);
	});
});

describe('all five', () => {
	const handlers = Object.fromEntries([...answers, ...failures]);
	it.each(Object.keys(handlers))('answer alike when the handler answers or fails: %s', async (name) => {
		const seen = await Promise.all(
			adapters.map(async (adapter) => (await answerOf(adapter, handlers[name] ?? expect.fail)).answer),
		);
		for (const answer of seen) expect(answer).toEqual(seen[0]);
	});
});
