import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validExamples } from '@ivr-activity/contract/examples';
import { afterEach, expect, test } from 'vitest';
import { selfCheck } from './self-check.ts';

let server = createServer();

/** A receiver that judges by the text of a message. */
async function receiver(judge: (body: string) => number): Promise<string> {
	server = createServer(async (incoming, outgoing) => {
		const chunks = await incoming.toArray();
		outgoing.writeHead(judge(Buffer.concat(chunks).toString())).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => server.close());

test('passes a receiver that refuses {} and accepts the examples', async () => {
	await expect(selfCheck(await receiver((body) => (body === '{}' ? 400 : 202)))).resolves.toBeUndefined();
});

test('fails a receiver that accepts everything', async () => {
	await expect(selfCheck(await receiver(() => 202))).rejects.toThrow('{} was answered 202 instead of 400');
});

test('fails a receiver that refuses one of the examples, and names it', async () => {
	const last = validExamples[validExamples.length - 1];
	const text = JSON.stringify(last?.message);
	const baseUrl = await receiver((body) => (body === '{}' || body === text ? 400 : 202));
	await expect(selfCheck(baseUrl)).rejects.toThrow(`the example ${last?.name} was answered 400 instead of 202`);
});

test('fails when nothing listens', async () => {
	await expect(selfCheck('http://127.0.0.1:1')).rejects.toThrow('ECONNREFUSED');
});
