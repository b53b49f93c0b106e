/**
 * What the client costs over the bare call: messages per second, 50 at once, in turns within one run against a bare server on
 * the loopback. The median of the ratios of neighbouring turns counts, so that a busy machine slows both.
 * Exit codes: 0 both ratios are within the budget, 1 one is not.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'undici';
import { type Client, createClient } from '../src/index.ts';
import { undiciTransport } from '../src/undici.ts';
import { callMessage } from '../test/messages.ts';

const atOnce = 50;
const turns = 101;
const messagesPerTurn = 500;

const server = fork(new URL('bare-server.ts', import.meta.url), { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
const [port] = await once(server.stdout ?? server, 'data');
const origin = `http://127.0.0.1:${String(port).trim()}`;
const url = `${origin}/message/receive`;
const method = 'POST';
const headers = { 'content-type': 'application/json' };
const message = callMessage();
const dispatcher = new Agent({ connections: atOnce });
const transport = undiciTransport({ connections: atOnce });

const ratios = [
	await compare('send on fetch', 0.95, sending(createClient({ baseUrl: origin })), async () => {
		const response = await fetch(url, { method, headers, body: JSON.stringify(message) });
		await response.arrayBuffer();
	}),
	await compare('send on undici', 0.9, sending(createClient({ baseUrl: origin, transport })), async () => {
		const { body } = await request(url, { dispatcher, method, headers, body: JSON.stringify(message) });
		await body.arrayBuffer();
	}),
];
await Promise.all([transport.close(), dispatcher.close()]);
server.disconnect();
process.exitCode = ratios.every(Boolean) ? 0 : 1;

function sending({ send }: Client): () => Promise<unknown> {
	return () => send(message);
}

/** Returns whether the first is as fast as the budget wants it, as a part of the second's speed. */
async function compare(
	name: string,
	budget: number,
	ours: () => Promise<unknown>,
	bare: () => Promise<unknown>,
): Promise<boolean> {
	const measured: { ours: number; bare: number; ratio: number }[] = [];
	for (let turn = 0; turn < turns; turn++) {
		// In turns the first too: what comes second in a pair finds a warmer or a more littered process.
		const oursFirst = turn % 2 === 0;
		const first = await perSecond(oursFirst ? ours : bare);
		const second = await perSecond(oursFirst ? bare : ours);
		const speeds = oursFirst ? { ours: first, bare: second } : { ours: second, bare: first };
		measured.push({ ...speeds, ratio: speeds.ours / speeds.bare });
	}
	const ratio = median(measured.map((turn) => turn.ratio));
	const [oursMedian, bareMedian] = [median(measured.map((turn) => turn.ours)), median(measured.map((turn) => turn.bare))];
	process.stdout.write(
		`${name.padEnd(16)} ${oursMedian.toFixed(0)}/s, bare ${bareMedian.toFixed(0)}/s, ratio ${ratio.toFixed(3)}, budget ${budget}\n`,
	);
	return ratio >= budget;
}

async function perSecond(call: () => Promise<unknown>): Promise<number> {
	let left = messagesPerTurn;
	const start = performance.now();
	await Promise.all(
		Array.from({ length: atOnce }, async () => {
			while (left-- > 0) await call();
		}),
	);
	return (messagesPerTurn / (performance.now() - start)) * 1000;
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
