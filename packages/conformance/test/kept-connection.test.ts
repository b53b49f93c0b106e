import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { parse } from '@ivr-activity/contract';
import { expect, test } from 'vitest';
import { runConformance } from '../src/index.ts';
import { listen } from './listening.ts';

/** A receiver that answers with what becomes of its own verdict and the one before it on the same connection. */
function receiver(statusOf: (own: number, before: number | undefined) => number, headers = {}): RequestListener {
	const last = new WeakMap<object, number>();
	return async (request, response) => {
		const own = parse(await text(request), { profile: 'strict' }).valid ? 202 : 400;
		const status = statusOf(own, last.get(request.socket));
		last.set(request.socket, status);
		response.writeHead(status, headers).end();
	};
}

async function failed(listener: RequestListener): Promise<string[]> {
	const { results } = await runConformance({ baseUrl: await listen(listener), only: ['RPT-004', 'RPT-005'] });
	return results.filter(({ outcome }) => outcome === 'failed').map(({ case: { id } }) => id);
}

test('a receiver that judges each request by itself passes', async () => {
	expect(await failed(receiver((own) => own))).toEqual([]);
});

test('a receiver that remembers a verdict on a connection is found out', async () => {
	expect(await failed(receiver((own, before) => before ?? own))).toEqual(['RPT-004', 'RPT-005']);
});

test('a receiver that accepts everything after the first request of a connection is found out', async () => {
	expect(await failed(receiver((own, before) => (before === undefined ? own : 202)))).toEqual(['RPT-005']);
});

test('a receiver may close the connection after each answer, said or unsaid', async () => {
	expect(await failed(receiver((own) => own, { connection: 'close' }))).toEqual([]);
	const listener = receiver((own) => own);
	expect(
		await failed((request, response) => {
			response.on('finish', () => request.socket.destroy());
			listener(request, response);
		}),
	).toEqual([]);
});
