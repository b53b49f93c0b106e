import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { limits } from '@ivr-activity/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { maxBodyBytes, message, text } from './cases.ts';
import { type Adapter, adapters, type Running, start } from './servers.ts';
import { chunkedPost, exchange, head, post } from './wire.ts';

const started: Running[] = [];

async function receiver(adapter: Adapter, options: Parameters<typeof start>[1] = { maxBodyBytes }): Promise<Running> {
	const server = await start(adapter, options);
	started.push(server);
	return server;
}

afterEach(async () => {
	for (const server of started.splice(0)) await server.close();
});

const statusesOf = ({ answers }: Awaited<ReturnType<typeof exchange>>) => answers.map(({ status }) => status);
const jsonType = { 'Content-Type': 'application/json' };
const withId = (id: string) => JSON.stringify({ ...message, id });

/** Sends the beginning of a request and leaves once the server's end of the connection is known. */
async function leaveWithin(server: Running, beginning: string | Uint8Array): Promise<void> {
	const client = connect(server.port, '127.0.0.1');
	const [socket] = (await once(server.server, 'connection')) as [Socket];
	client.write(beginning);
	// Listening for its data would take the socket from Node's parser.
	while (socket.bytesRead < beginning.length) await setImmediate();
	await leave(client, socket);
}

/** Not with `once`, which rejects on the error that a broken connection is. */
async function leave(client: Socket, socket: Socket): Promise<void> {
	const closed = new Promise((resolve) => socket.once('close', resolve));
	client.destroy();
	await closed;
}

describe.each(adapters)('%s', (adapter) => {
	it('never calls the handler when the client leaves within the body', async () => {
		const server = await receiver(adapter);
		const whole = post(text);
		await leaveWithin(server, whole.subarray(0, -1));
		await leaveWithin(server, chunkedPost([text])[0] as Buffer);
		await leaveWithin(server, head('POST', { ...jsonType, 'Content-Length': 1 }));
		expect(statusesOf(await exchange(server.port, { pieces: [post(withId('next'))] }))).toEqual([202]);
		expect(server.received.map(({ message: { id } }) => id)).toEqual(['next']);
		expect(server.errors).toEqual([]);
	});

	it('survives a client that leaves while the handler works', async () => {
		let calls = 0;
		let begin = () => {};
		const begun = new Promise<void>((resolve) => {
			begin = resolve;
		});
		let finish = () => {};
		const finished = new Promise<void>((resolve) => {
			finish = resolve;
		});
		const onMessage = async () => {
			calls += 1;
			begin();
			await finished;
		};
		const server = await receiver(adapter, { onMessage });
		const client = connect(server.port, '127.0.0.1');
		const [socket] = (await once(server.server, 'connection')) as [Socket];
		client.write(post(text));
		await begun;
		await leave(client, socket);
		finish();
		expect(statusesOf(await exchange(server.port, { pieces: [post(text)] }))).toEqual([202]);
		expect(calls).toBe(2);
		expect(server.errors).toEqual([]);
	});

	it.each([
		['a body shorter than its content length', [post(text).subarray(0, -5)]],
		['a chunked body without its end', chunkedPost([text]).slice(0, -1)],
		['a chunk size that is none', [...chunkedPost([text]).slice(0, -1), 'x\r\n']],
		['a content length that is none', [head('POST', { ...jsonType, 'Content-Length': '-1' })]],
		['two content lengths', [head('POST', { ...jsonType, 'Content-Length': 2, 'content-length': 3 }), '{}']],
		['a content length beside chunks', [head('POST', { ...jsonType, 'Content-Length': 2, 'Transfer-Encoding': 'chunked' })]],
	])('never calls the handler for %s', async (_name, pieces) => {
		const server = await receiver(adapter);
		const { ended } = await exchange(server.port, { pieces, halfClose: true, answers: 2 });
		expect(ended).toBe(true);
		expect(server.received).toEqual([]);
		expect(server.errors).toEqual([]);
	});

	it('calls the handler when a slow body is complete, and lets others pass meanwhile', async () => {
		const server = await receiver(adapter);
		const slow = post(withId('slow'));
		async function* pieces() {
			yield slow.subarray(0, -1);
			expect(statusesOf(await exchange(server.port, { pieces: [post(withId('quick'))] }))).toEqual([202]);
			yield slow.subarray(-1);
		}
		expect(statusesOf(await exchange(server.port, { pieces: pieces() }))).toEqual([202]);
		expect(server.received.map(({ message: { id } }) => id)).toEqual(['quick', 'slow']);
	});

	it('answers pipelined requests in order', async () => {
		const server = await receiver(adapter);
		const pieces = [Buffer.concat([post(withId('a')), post('{}'), post(withId('b')), post('x'), ...chunkedPost([withId('c')])])];
		expect(statusesOf(await exchange(server.port, { pieces, answers: 5 }))).toEqual([202, 400, 202, 400, 202]);
		expect(server.received.map(({ message: { id } }) => id)).toEqual(['a', 'b', 'c']);
	});

	it('keeps the connection after a 400 and a 405', async () => {
		const server = await receiver(adapter);
		let answered = () => {};
		async function* pieces() {
			for (const request of [post('{}'), head('GET'), post(text)]) {
				const answer = new Promise<void>((resolve) => {
					answered = resolve;
				});
				yield request;
				await answer;
			}
		}
		const onPart = () => answered();
		expect(statusesOf(await exchange(server.port, { pieces: pieces(), onPart, answers: 3 }))).toEqual([400, 405, 202]);
	});

	it.each([
		['declared', post('x'.repeat(maxBodyBytes + 1))],
		['counted', Buffer.concat(chunkedPost(['x'.repeat(maxBodyBytes + 1)]))],
	])('gives no second answer on a connection after a %s 413', async (_name, tooLarge) => {
		const server = await receiver(adapter);
		const seen = await exchange(server.port, { pieces: [Buffer.concat([tooLarge, post(text)])], answers: 2 });
		expect(statusesOf(seen)).toEqual([413]);
		expect(seen.ended).toBe(true);
	});

	const fiveMegabytes = Array.from({ length: 80 }, () => Buffer.alloc(65_536, ' '));
	it.each([
		['declared', [head('POST', { ...jsonType, 'Content-Length': 80 * 65_536 }), ...fiveMegabytes], 413],
		['counted', chunkedPost(fiveMegabytes), 413],
		['wrong method', [head('PUT', { ...jsonType, 'Content-Length': 80 * 65_536 }), ...fiveMegabytes], 405],
		['wrong type', [head('POST', { 'Content-Length': 80 * 65_536 }), ...fiveMegabytes], 415],
	])('gets its answer to a client that reads only when it has sent everything: %s', async (_name, pieces, status) => {
		const server = await receiver(adapter);
		expect(statusesOf(await exchange(server.port, { pieces, readsLate: true }))).toEqual([status]);
	});

	it('takes a body of the default limit, and not a byte more', async () => {
		const server = await receiver(adapter, {});
		const largest = text.padEnd(limits.bodyBytes - Buffer.byteLength(text) + text.length);
		expect(statusesOf(await exchange(server.port, { pieces: [post(largest)] }))).toEqual([202]);
		expect(statusesOf(await exchange(server.port, { pieces: [post(`${largest} `)] }))).toEqual([413]);
		expect(server.received.map(({ bytes }) => bytes.byteLength)).toEqual([limits.bodyBytes]);
	});

	it('handles 200 requests at once, each exactly once', async () => {
		const server = await receiver(adapter);
		const ids = Array.from({ length: 200 }, (_, index) => `message-${index}`);
		const expected = ids.map((_, index) => (index % 4 === 0 ? 400 : 202));
		const seen = await Promise.all(
			ids.map((id, index) => exchange(server.port, { pieces: [post(index % 4 === 0 ? '{}' : withId(id))] })),
		);
		expect(seen.flatMap(statusesOf)).toEqual(expected);
		const handled = server.received.map(({ message: { id } }) => id);
		expect(handled.sort()).toEqual(ids.filter((_, index) => index % 4 !== 0).sort());
	});
});

describe('all five', () => {
	function* tenGigabytes(framed: (chunk: Buffer) => Buffer) {
		const chunk = framed(Buffer.alloc(1_048_576, ' '));
		for (let sent = 0; sent < 10_240; sent += 1) yield chunk;
	}
	it.each([
		['declared', () => [head('POST', { ...jsonType, 'Content-Length': 10_240 * 1_048_576 })], (chunk: Buffer) => chunk],
		['counted', () => chunkedPost([]).slice(0, 1), (chunk: Buffer) => chunkedPost([chunk])[1] as Buffer],
	])('answer a client that sends 10 GB, and do not read them on: %s', async (_name, beginning, framed) => {
		function* pieces() {
			yield* beginning();
			yield* tenGigabytes(framed);
		}
		const seen = await Promise.all(
			adapters.map(async (adapter) => exchange((await receiver(adapter)).port, { pieces: pieces(), stubborn: true })),
		);
		for (const one of seen) {
			expect(statusesOf(one)).toEqual([413]);
			expect(one.ended).toBe(true);
			expect(one.sent).toBeLessThan(64 * 1_048_576);
		}
	});
});
