import { readFileSync } from 'node:fs';
import { problems, statuses } from '@ivr-activity/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters, type Running, start } from './servers.ts';
import { exchange, post } from './wire.ts';

interface SampleCase {
	name: string;
	raw: string;
	strict: 'accept' | 'reject';
	tolerant: 'accept' | 'reject';
}

const file = new URL('../../contract/test/sample-cases.jsonl', import.meta.url);
const samples: SampleCase[] = readFileSync(file, 'utf8')
	.trimEnd()
	.split('\n')
	.map((line) => JSON.parse(line));
const statusOf = { accept: statuses.accepted, reject: problems['invalid-message'].status };

describe.each(adapters)('%s', (adapter) => {
	describe.each(['strict', 'tolerant'] as const)('%s', (profile) => {
		let server: Running;
		beforeAll(async () => {
			server = await start(adapter, { profile });
		});
		afterAll(() => server.close());

		it.each(samples)('judges $name as the contract does', async (sample) => {
			const before = server.received.length;
			const { answers } = await exchange(server.port, { pieces: [post(sample.raw)] });
			expect(answers.map(({ status }) => status)).toEqual([statusOf[sample[profile]]]);
			const bytes = server.received.slice(before).map((one) => Buffer.from(one.bytes).toString());
			expect(bytes).toEqual(sample[profile] === 'accept' ? [sample.raw] : []);
		});
	});
});
