import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { createClient } from '@ivr-activity/client';
import type { IvrAggregatedActivity } from '@ivr-activity/contract';
import { startMock } from '@ivr-activity/mock';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Delivery, work } from '../recipes/queue-worker.ts';
import { answering } from './http-server.ts';
import { callerNumber, callMessage } from './messages.ts';
import { temporaryFolder } from './temporary-folder.ts';

const mock = await startMock({ port: 0, reveal: true });
afterAll(() => mock.close());
beforeEach(() => mock.journal.clear());

function start(recipe: string, parameters: readonly string[] = [], target = mock.baseUrl): ChildProcessWithoutNullStreams {
	const file = join(import.meta.dirname, '../recipes', `${recipe}.ts`);
	const environment = { ...process.env, IVR_TARGET_URL: target, PORT: '0' };
	const child = spawn(process.execPath, [file, ...parameters], { env: environment });
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
}

function received(): unknown[] {
	return mock.journal.entries().map(({ messageId }) => messageId);
}

describe('the HTTP service', () => {
	const ended = {
		...{ messageId: 'call-1', callId: '1234', caller: callerNumber, dialled: '1218', transferred: true },
		...{ startedAt: 1680692019700, endedAt: 1680692114700, menus: [{ name: 'Main', choice: 'Billing', at: 1680692054700 }] },
	};

	async function tell(call: unknown, target?: string): Promise<number> {
		const service = start('http-service', [], target);
		const [line] = await once(createInterface(service.stdout), 'line');
		const url = `http://127.0.0.1:${JSON.parse(line).port}/calls`;
		const { status } = await fetch(url, { method: 'POST', body: JSON.stringify(call) });
		service.kill();
		await once(service, 'close');
		return status;
	}

	test('sends the call that it is told of', async () => {
		expect(await tell(ended)).toBe(204);
		expect(received()).toEqual(['call-1']);
	});

	test('wants to be told again when the target is busy, and not when the call is wrong', async () => {
		expect(await tell(ended, await answering(401))).toBe(503);
		expect(await tell({ ...ended, caller: '' })).toBe(422);
		expect(await tell({ ...ended, startedAt: 1680692019 })).toBe(422);
		expect(await tell(ended, await answering(400))).toBe(422);
	});
});

describe('the queue worker', () => {
	/** A queue in memory, which delivers again what was not settled for good, as long as a test needs. */
	function queueOf(...messages: IvrAggregatedActivity[]) {
		const waiting = messages.map((message) => ({ message, times: 1 }));
		const settled: string[] = [];
		async function* deliveries(): AsyncGenerator<Delivery> {
			for (let next = waiting.shift(); next !== undefined && settled.length < 10; next = waiting.shift()) {
				const { message, times } = next;
				const settle = (how: string) => async () => void settled.push(`${message.id} ${how}`);
				yield {
					...{ message, times, ack: settle('done'), reject: settle('aside') },
					async retry(waitMs) {
						settled.push(`${message.id} again after ${waitMs}`);
						waiting.push({ message, times: times + 1 });
					},
				};
			}
		}
		return { deliveries, settled };
	}

	test('acknowledges what the target has, and puts aside what breaks the contract', async () => {
		const wrong = { ...callMessage(), id: 'wrong', body: {} } as unknown as IvrAggregatedActivity;
		const queue = queueOf(callMessage(), wrong, { ...callMessage(), id: 'last' });
		await work(queue, createClient({ baseUrl: mock.baseUrl }));
		expect(queue.settled).toEqual([`${callMessage().id} done`, 'wrong aside', 'last done']);
		expect(received()).toEqual([callMessage().id, 'last']);
	});

	test('has the rest delivered again with the same id, later each time', async () => {
		const down = await answering(503);
		let attempts = 0;
		const client = createClient({
			baseUrl: mock.baseUrl,
			retries: 0,
			fetch: (url, init) => fetch(++attempts < 3 ? `${down}/message/receive` : url, init),
		});
		const queue = queueOf({ ...callMessage(), id: '1' });
		await work(queue, client);
		expect(queue.settled).toEqual(['1 again after 1000', '1 again after 2000', '1 done']);
		expect(received()).toEqual(['1']);
	});
});

test('the batch job sends what is right, and keeps the rest', async () => {
	const folder = await temporaryFolder();
	const file = join(folder, 'calls.ndjson');
	const lines = Array.from({ length: 20 }, (_, index) => JSON.stringify({ ...callMessage(), id: String(index) }));
	await writeFile(file, [...lines, '', '{"id": "wrong"}', `{"caller": ${callerNumber}`].join('\n'));
	const job = start('batch-job', [file]);
	const [out, err, [code]] = await Promise.all([text(job.stdout), text(job.stderr), once(job, 'close')]);
	expect({ code, out }).toEqual({ code: 1, out: '20 accepted, 2 failed\n' });
	expect(err).toMatch(/^line 22: \/header \(required\), \/body \(required\)\nline 23: {2}\(json\)\n$/);
	expect(received().toSorted()).toEqual(lines.map((_, index) => String(index)).toSorted());
	expect(await readFile(`${file}.failed`, 'utf8')).toBe(`{"id": "wrong"}\n{"caller": ${callerNumber}\n`);
});

describe('the AGI script', () => {
	const environment = [
		...[
			'agi_request: asterisk-agi.ts',
			'agi_channel: PJSIP/trunk-1',
			'agi_uniqueid: 1680692019.7',
			`agi_callerid: ${callerNumber}`,
		],
		...['agi_extension: 1218', 'agi_enhanced: 0.0', '', ''],
	].join('\n');

	/** Asterisk's part: tells the environment, and answers command after command, until there is no answer left. */
	async function converse(answers: readonly string[]): Promise<{ commands: string[]; err: string }> {
		const script = start('asterisk-agi');
		const commands: string[] = [];
		script.stdin.on('error', () => {});
		createInterface(script.stdout).on('line', (command) => {
			const answer = answers[commands.push(command) - 1];
			if (answer === undefined) script.stdin.end();
			else script.stdin.write(`${answer}\n`);
		});
		script.stdin.write(environment);
		const [err] = await Promise.all([text(script.stderr), once(script, 'close')]);
		return { commands, err };
	}

	test('sends the choice of a caller who is transferred', async () => {
		const { commands, err } = await converse(['200 result=0', '200 result=49 endpos=5120', '200 result=1']);
		expect(commands).toEqual(['ANSWER', 'STREAM FILE main-menu "12"', 'SET VARIABLE QUEUE "Billing"']);
		expect(err).toBe('');
		expect(mock.journal.entries()).toMatchObject([
			{
				status: 202,
				message: {
					header: { channelData: { channelCustomerIdentifier: callerNumber, serviceIdentifier: '1218' } },
					body: { callId: '1680692019.7', endDirection: 'TRANSFER', activities: [{ menu: 'Main', selection: 'Billing' }] },
				},
			},
		]);
	});

	test.each([
		['says so', ['200 result=0', 'HANGUP']],
		['answers -1', ['200 result=0', '200 result=-1 endpos=800']],
		['is gone', ['200 result=0']],
	])('sends the visit of a caller who hangs up, when Asterisk %s', async (_, answers) => {
		await converse(answers);
		expect(mock.journal.entries()).toMatchObject([
			{ status: 202, message: { body: { endDirection: 'DIALOG_ENDED', activities: [{ menu: 'Main', selection: '' }] } } },
		]);
	});
});

test('every recipe is under 60 lines', async () => {
	for (const name of ['http-service', 'queue-worker', 'batch-job', 'asterisk-agi']) {
		const code = await readFile(join(import.meta.dirname, '../recipes', `${name}.ts`), 'utf8');
		expect(code.split('\n').length, name).toBeLessThanOrEqual(60);
	}
});
