import { EventEmitter, once } from 'node:events';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startMock } from '@ivr-activity/mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { answering, serve } from '../test/http-server.ts';
import { callerNumber, callMessage } from '../test/messages.ts';
import { endOf, runIvrSend, startIvrSend } from '../test/run-ivr-send.ts';
import { temporaryFolder } from '../test/temporary-folder.ts';

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());
beforeEach(() => mock.journal.clear());

const target = mock.baseUrl;
const sample = JSON.stringify(callMessage());
const call = [
	...['--call-id', '1234', '--customer', callerNumber, '--service', '1218', '--sender-id', 'f1370ff7'],
	...['--sender-name', 'MY-IVR', '--visit', 'Main=Billing@1680692114700', '--end', 'TRANSFER@1680692214700'],
];

/** Messages one per line, with ids of their own. */
function lines(...ids: string[]): string {
	return ids.map((id) => `${JSON.stringify({ ...callMessage(), id })}\n`).join('');
}

function received(): unknown[] {
	return mock.journal.entries().map(({ messageId }) => messageId);
}

/** A server that keeps the ids it was sent, and answers what it is told to. */
async function recording(statusOf: (id: string) => number | Promise<number>) {
	const ids: string[] = [];
	const url = await serve(async (request, response) => {
		const { id } = JSON.parse(await text(request));
		ids.push(id);
		response.writeHead(await statusOf(id)).end();
	});
	return { ids, url };
}

describe('a message', () => {
	test('from standard input is sent', async () => {
		const { code, out, err } = await runIvrSend([], { target, input: sample });
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(out).toMatch(/^accepted 0e9c2f4e-5c1b-4b8e-9a54-2f6b7d1c9a10 \(202\)\n/);
		expect(received()).toEqual([callMessage().id]);
	});

	test('from a file over many lines is sent', async () => {
		const folder = await temporaryFolder();
		await writeFile(join(folder, 'call.json'), `\ufeff${JSON.stringify(callMessage(), null, 2).replaceAll('\n', '\r\n')}`);
		expect(await runIvrSend(['call.json', '--target', target], { folder })).toMatchObject({ code: 0, err: '' });
		expect(received()).toEqual([callMessage().id]);
	});

	test('from flags is sent', async () => {
		expect(await runIvrSend([...call, '--id', 'again'], { target })).toMatchObject({ code: 0, err: '' });
		expect(received()).toEqual(['again']);
	});

	test('from flags has what they say', async () => {
		const variables = [
			'--variable',
			'site=http://example.com',
			'--variable',
			'count=3:Number',
			'--variable',
			'web={"a":1}:WebChannelData',
		];
		const { code, out } = await runIvrSend([...call, ...variables, '--dry-run', '--json'], { target });
		const { request, problems } = JSON.parse(out);
		const { header, body } = JSON.parse(request.body);
		expect({ code, problems }).toEqual({ code: 0, problems: [] });
		expect(header.channelData.additionalAttributes).toEqual([
			{ key: 'site', type: 'String2000', value: 'http://example.com' },
			{ key: 'count', type: 'Number', value: '3' },
			{ key: 'web', type: 'WebChannelData', value: { a: 1 } },
		]);
		expect(body).toMatchObject({ startTime: 1680692114700, endTime: 1680692214700, endDirection: 'TRANSFER' });
		expect(body.activities).toEqual([{ menu: 'Main', selection: 'Billing', timestamp: '1680692114700' }]);
	});
});

describe('the exit code', () => {
	test.each([
		[['--colour'], /Unknown option '--colour'/],
		[['--retries', 'many'], /--retries must be a whole number/],
		[['--target', 'cx.example.com'], /--target must be like/],
		[['--target', ''], /no target/],
		[['--token-file', 'missing'], /missing cannot be used: there is no such file/],
		[['missing.json'], /missing\.json cannot be used/],
		[['--customer', callerNumber], /--end is missing/],
		[['--timeout-ms', '0'], /--timeout-ms must be a number/],
		[[...call, '--visit', ' '], /--visit: menu must/],
		[[...call, '--visit', 'Main=Billing@1680692114'], /--visit: time looks like seconds/],
		[[...call, '--variable', '=x'], /--variable: name must/],
		[[...call, '--id', ''], /--id must/],
		[[...call, 'file.json'], /not both/],
		[[...call, '--start-time', '1680692114'], /--start-time looks like seconds/],
	])('is 2 for wrong usage: %j', async (parameters, reason) => {
		const { code, out, err } = await runIvrSend(parameters, { target });
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toMatch(reason);
		expect(err).not.toContain(callerNumber);
	});

	test('is 1 when the message breaks the contract, and nothing is sent', async () => {
		const { code, err } = await runIvrSend([], { target, input: sample.replace('"INBOUND"', '"UP"') });
		expect(code).toBe(1);
		expect(err).toContain('/body/startDirection (enum)');
		expect(received()).toEqual([]);
	});

	test.each([400, 401, 404, 413, 302])('is 1 for the answer %i, which is not tried again', async (status) => {
		const { ids, url } = await recording(() => status);
		expect(await runIvrSend([], { target: url, input: sample })).toMatchObject({ code: 1 });
		expect(ids).toHaveLength(1);
	});

	test('is 1 when there is no message on standard input', async () => {
		expect(await runIvrSend([], { target })).toMatchObject({ code: 1 });
	});

	test('is 0 for a file of lines that has none', async () => {
		const file = join(await temporaryFolder(), 'calls.ndjson');
		await writeFile(file, '\n');
		expect(await runIvrSend([file], { target })).toMatchObject({ code: 0, out: 'nothing sent\n' });
	});

	test('is 3 when the retries are used up', async () => {
		const { ids, url } = await recording(() => 503);
		const { code, out } = await runIvrSend(['--retries', '1', '--json'], { target: url, input: sample });
		expect(code).toBe(3);
		expect(JSON.parse(out)).toMatchObject({ index: 1, id: callMessage().id, outcome: 'gave up', status: 503, attempts: 2 });
		expect(ids).toHaveLength(2);
	});

	test('is 3 when no answer comes in time', async () => {
		const url = await serve(() => {});
		const { code, err } = await runIvrSend(['--retries', '0', '--timeout-ms', '50'], { target: url, input: sample });
		expect(code).toBe(3);
		expect(err).toContain('no answer in 50 ms');
	});
});

describe('many messages', () => {
	test('are sent in order, one refused among them', async () => {
		const input = `${lines('1')}\n{"id": "2"}\n${lines('3')}{"id": "4}`;
		const { code, out, err } = await runIvrSend([], { target, input });
		expect({ code, out }).toEqual({ code: 1, out: '2 accepted, 2 refused\n' });
		expect(err).toMatch(/^ivr-send: line 3, 2: refused: It breaks the contract\.\n/);
		expect(err).toMatch(/line 5: refused: It is not JSON, from line 5, column \d+\.\n/);
		expect(received()).toEqual(['1', '3']);
	});

	test('give one line of JSON each', async () => {
		const { out } = await runIvrSend(['--json'], { target, input: `${lines('1')}{"id":"2"}\n` });
		const told = out
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(told).toMatchObject([
			{ index: 1, line: 1, id: '1', outcome: 'accepted', status: 202, attempts: 1, errors: [] },
			{ index: 2, line: 2, id: '2', outcome: 'refused', attempts: 0 },
		]);
		expect(told[1].errors).toContainEqual({ pointer: '/header', code: 'required' });
	});

	test('stay unsent when the target is gone, and the next run sends them', async () => {
		const folder = await temporaryFolder();
		await writeFile(join(folder, 'calls.ndjson'), lines('1', '2', '3'));
		let up = false;
		const { ids, url } = await recording((id) => (id === '1' || up ? 202 : 503));
		const first = await runIvrSend(['calls.ndjson', '--retries', '0'], { target: url, folder });
		expect(first).toMatchObject({ code: 3, out: '1 accepted, 1 gave up\n' });
		up = true;
		const second = await runIvrSend(['calls.ndjson', '--retries', '0'], { target: url, folder });
		expect(second).toEqual({ code: 0, out: '1 sent before, 2 accepted\n', err: '' });
		expect(ids).toEqual(['1', '2', '2', '3']);
	});

	test('larger than any receiver takes are refused, and the rest is sent', async () => {
		const input = `${lines('1')}{"id":"${'x'.repeat(7_000_000)}"}\n${lines('3')}`;
		expect(await runIvrSend([], { target, input })).toMatchObject({ code: 1, out: '2 accepted, 1 refused\n' });
	});
});

describe('what was acknowledged', () => {
	test('is sent again to another target, and once it was changed', async () => {
		const folder = await temporaryFolder();
		const file = join(folder, 'calls.ndjson');
		const other = await answering(202);
		await writeFile(file, lines('1', '2'));
		await runIvrSend([file], { target });
		expect((await runIvrSend([file], { target: other })).out).toBe('2 accepted\n');
		expect((await runIvrSend([file], { target: `${target}/` })).out).toBe('2 sent before\n');
		await writeFile(file, lines('1', 'changed'));
		expect((await runIvrSend([file], { target: other })).out).toBe('1 sent before, 1 accepted\n');
	});

	test('is not written into a file of something else', async () => {
		const folder = await temporaryFolder();
		await writeFile(join(folder, 'calls.ndjson'), lines('1', '2'));
		const { code, err } = await runIvrSend(['--resume', 'calls.ndjson'], { target, folder, input: lines('3') });
		expect(code).toBe(2);
		expect(err).toContain('The file for --resume holds something else than acknowledged lines: name another one.');
		expect(await readFile(join(folder, 'calls.ndjson'), 'utf8')).toBe(lines('1', '2'));
		expect(received()).toEqual([]);
	});

	test('is known after a crash cut the file off, and holds nothing of the message', async () => {
		const folder = await temporaryFolder();
		await writeFile(join(folder, 'calls.ndjson'), lines('1', '2', '3'));
		const run = () => runIvrSend(['calls.ndjson', '--resume', 'state'], { target, folder });
		await run();
		const state = await readFile(join(folder, 'state'), 'utf8');
		expect(state).toMatch(/^(\n[1-3] [0-9a-f]{16}\n){3}$/);
		await writeFile(join(folder, 'state'), state.slice(0, -6));
		expect((await run()).out).toBe('2 sent before, 1 accepted\n');
		expect((await run()).out).toBe('3 sent before\n');
	});

	test('goes with lines that are added later', async () => {
		const folder = await temporaryFolder();
		await writeFile(join(folder, 'calls.jsonl'), lines('1'));
		await runIvrSend(['calls.jsonl'], { target, folder });
		await appendFile(join(folder, 'calls.jsonl'), lines('2'));
		expect((await runIvrSend(['calls.jsonl'], { target, folder })).out).toBe('1 sent before, 1 accepted\n');
		expect(received()).toEqual(['1', '2']);
	});
});

test('Ctrl-C ends after the message that is under way, which is acknowledged', async () => {
	const folder = await temporaryFolder();
	await writeFile(join(folder, 'calls.ndjson'), lines('1', '2', '3'));
	let answer = () => {};
	const arrivals = new EventEmitter();
	const arrived = once(arrivals, 'second');
	const { ids, url } = await recording(async (id) => {
		if (id === '2' && ids.length === 2) {
			await new Promise<void>((resolve) => {
				answer = resolve;
				arrivals.emit('second');
			});
		}
		return 202;
	});
	const child = startIvrSend(['calls.ndjson'], { target: url, folder });
	const end = endOf(child);
	await arrived;
	child.kill('SIGINT');
	await once(child.stderr, 'data');
	answer();
	expect(await end).toMatchObject({ code: 130, out: '2 accepted\n' });
	expect((await runIvrSend(['calls.ndjson'], { target: url, folder })).out).toBe('2 sent before, 1 accepted\n');
	expect(ids).toEqual(['1', '2', '3']);
});

test('a file of a token that holds none is wrong usage', async () => {
	const folder = await temporaryFolder();
	await writeFile(join(folder, 'token'), '\n');
	const { code, err } = await runIvrSend(['--token-file', 'token'], { target, folder, input: sample });
	expect([code, err]).toEqual([2, expect.stringContaining('--token-file holds no token')]);
	expect(received()).toEqual([]);
});

test('--dry-run shows the request and hides the token, and sends nothing', async () => {
	const environment = { IVR_TARGET_TOKEN: 'secret-word' };
	const { code, out, err } = await runIvrSend(['--dry-run'], { target, environment, input: sample });
	expect({ code, err }).toEqual({ code: 0, err: '' });
	expect(out).toContain(`POST ${target}/message/receive\n`);
	expect(out).toContain('authorization: Bearer ***\n');
	expect(out).toContain(sample);
	expect(out).not.toContain('secret-word');
	expect(received()).toEqual([]);
	const wrong = await runIvrSend(['--dry-run'], { target, input: sample.replace('"INBOUND"', '"UP"') });
	expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('problem: /body/startDirection must be') });
});

test('the token of a file is sent', async () => {
	const folder = await temporaryFolder();
	await writeFile(join(folder, 'token'), 'secret-word\n');
	const headers: unknown[] = [];
	const url = await serve((request, response) => {
		headers.push(request.headers.authorization);
		request.resume().on('end', () => response.writeHead(202).end());
	});
	expect(await runIvrSend(['--token-file', 'token'], { target: url, folder, input: sample })).toMatchObject({ code: 0 });
	expect(headers).toEqual(['Bearer secret-word']);
});
