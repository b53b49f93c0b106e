import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { post, sample } from '../../test/post.ts';
import { type Mock, startMock } from '../index.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

let mock: Mock;
beforeAll(async () => {
	mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

/** Sends messages of different ids, every tenth of them refused, and some of them again. */
async function send(count: number, first: number): Promise<void> {
	const { id, ...rest } = JSON.parse(sample);
	const atOnce = 20;
	for (let sent = 0; sent < count; sent += atOnce) {
		await Promise.all(
			Array.from({ length: atOnce }, async (_, index) => {
				const number = first + sent + index;
				const message = number % 10 === 0 ? { id: number } : { id: `${id}-${number - (number % 3)}`, ...rest };
				await (await post(mock, JSON.stringify(message))).arrayBuffer();
			}),
		);
	}
}

/** What is in use after everything that nobody holds was collected, in bytes. */
async function bytesInUse(): Promise<number> {
	for (let round = 0; round < 3; round++) {
		await new Promise((resolve) => setImmediate(resolve));
		collectGarbage();
	}
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

test('100,000 messages take no more memory than 5,000 of them', { timeout: 1_800_000 }, async () => {
	await send(5_000, 0);
	const full = await bytesInUse();
	await send(95_000, 5_000);
	const after = await bytesInUse();
	expect(mock.journal.entries()).toHaveLength(1000);
	expect(mock.journal.entries().at(-1)?.entry).toBe('entry-100000');
	expect(after / full).toBeLessThan(1.15);
});
