import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { certifySender, prettyReport } from '../src/index.ts';
import { certify, commandWith, failuresOf } from './senders/certifying.ts';

const node = `"${process.execPath}"`;

test('a sender that sends nothing fails, and is started once', async () => {
	const report = await certify('sends-nothing');
	expect(failuresOf(report)).toEqual(['BHV-001 MUST']);
	expect(report.verdict).toBe('fail');
	expect(report.scenarios).toHaveLength(1);
});

test('a sender that ends at once is told with its exit code', async () => {
	const report = await certify('exits-at-once');
	expect(failuresOf(report)).toEqual(['BHV-001 MUST']);
	expect(report.results.find(({ check }) => check.id === 'BHV-001')?.received).toBe(
		'nothing in the scenario accepted, the sender ended with exit code 7',
	);
	expect(prettyReport(report)).toContain('the sender ended with exit code 7');
});

test('a sender that sends but now and then fails', async () => {
	let runs = 0;
	const run = async (baseUrl: string) => {
		runs += 1;
		if (runs === 1) await (await fetch(`${baseUrl}/message/receive`, { method: 'POST', body: '{}' })).text();
	};
	const report = await certifySender({ run, only: ['BHV-001', 'BHV-003'] });
	expect(report.results[0]?.received).toBe('nothing in the scenario refused, the sender ended with exit code 0');
});

test('a command that does not exist is not judged', async () => {
	const report = await certifySender({ command: 'no-such-command-anywhere' });
	expect(report.verdict).toBe('incomplete');
	expect(report.reason).toMatch(/^The command could not be started \(exit code \d+\)\.$/);
});

test('a sender that never ends is ended once its time is over, with all that it started', async () => {
	const report = await certify('never-ends', { only: ['BHV-021'], timeoutMs: 1000 });
	expect(failuresOf(report)).toEqual(['BHV-021 INFO']);
});

test('a sender that waits for an answer for ever is ended', async () => {
	const report = await certify('no-time-out', { only: ['BHV-013'], timeoutMs: 10_000 });
	expect(failuresOf(report)).toEqual(['BHV-013 INFO']);
	expect(report.results[0]?.received).toBe('no other request, and the judge ended the sender');
});

/** A shell that starts a process which writes down its id and stays, and waits for it. */
const staying = `process.on('SIGTERM', () => {}); require('fs').writeFileSync(process.env.PID_FILE, String(process.pid)); setInterval(() => {}, 1000)`;

async function isGone(pid: number): Promise<void> {
	await vi.waitFor(
		() => {
			expect(() => process.kill(pid, 0)).toThrow();
		},
		{ timeout: 10_000 },
	);
}

async function writtenPid(file: string): Promise<number> {
	const pid = Number(await readFile(file, 'utf8'));
	expect(pid).toBeGreaterThan(0);
	return pid;
}

/** The process takes the place of its shell. */
const inPlace = process.platform === 'win32' ? '' : 'exec ';

test.for([
	['a sender that does not heed', `${inPlace}${node} -e "${staying}"`],
	['a process that the command started and that does not heed', `${node} -e "${staying}"; exit 0`],
] as const)('%s is ended', async ([, command]) => {
	const folder = await mkdtemp(join(tmpdir(), 'sender-'));
	const file = join(folder, 'pid');
	const stop = new AbortController();
	vi.stubEnv('PID_FILE', file);
	const certified = certifySender({ command, signal: stop.signal });
	const pid = await vi.waitFor(() => writtenPid(file), { timeout: 50_000 });
	stop.abort();
	await certified;
	vi.unstubAllEnvs();
	await isGone(pid);
	await rm(folder, { recursive: true });
});

test('a run that is stopped ends its sender and reports what was seen', async () => {
	const controller = new AbortController();
	const report = await certifySender({
		command: commandWith('no-time-out'),
		only: ['BHV-001', 'BHV-013'],
		signal: controller.signal,
		onProgress: ({ scenario }) => {
			if (scenario === 'silence') controller.abort();
		},
	});
	expect(report.verdict).toBe('incomplete');
	expect(report.reason).toBe('The judge was stopped.');
	expect(report.results[0]).toMatchObject({ check: { id: 'BHV-001' }, outcome: 'passed' });
});

test('what the sender prints is shown only where it is asked for', async () => {
	const output = new PassThrough();
	await certifySender({ command: `${node} -p 40+2`, output });
	output.end();
	expect(await text(output)).toBe('42\n');
});

/** Sends bytes and leaves the connection open, for the judge to end. */
async function sendAndStay(baseUrl: string, bytes: string): Promise<void> {
	const { hostname, port } = new URL(baseUrl);
	const socket = createConnection({ port: Number(port), host: hostname, allowHalfOpen: true });
	socket.on('error', () => {});
	socket.write(bytes);
	await once(socket.resume(), 'data').catch(() => {});
}

test.for(['hello\r\n\r\n', 'CONNECT cx.example.com:443 HTTP/1.1\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'])(
	'%j is no request, and a connection that stays open does not hold the judge',
	async (bytes) => {
		const report = await certifySender({ run: (baseUrl) => sendAndStay(baseUrl, bytes), only: ['REQ-010', 'BHV-001'] });
		expect(failuresOf(report)).toEqual(['REQ-010 SHOULD', 'BHV-001 MUST']);
	},
);

test('bytes that follow the answer to a request are more than its length says', async () => {
	const run = async (baseUrl: string) => {
		const { hostname, port } = new URL(baseUrl);
		const socket = createConnection(Number(port), hostname);
		socket.write('POST /ccm/message/receive HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}');
		await once(socket, 'data');
		socket.end('}');
		await once(socket.resume(), 'close');
	};
	expect(failuresOf(await certifySender({ run, only: ['REQ-008', 'REQ-010'] }))).toEqual(['REQ-008 SHOULD']);
});

test('a request that never ends is given up', async () => {
	const run = async (baseUrl: string, signal: AbortSignal) => {
		void sendAndStay(baseUrl, 'POST /ccm/message/receive HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n');
		await once(signal, 'abort');
	};
	const report = await certifySender({ run, only: ['BHV-001', 'BHV-021'], timeoutMs: 300 });
	expect(failuresOf(report)).toEqual(['BHV-001 MUST', 'BHV-021 INFO']);
});

test.skipIf(process.platform === 'win32')('a script of a shell with curl passes every check', async () => {
	const script = fileURLToPath(new URL('./senders/shell-sender.sh', import.meta.url));
	const report = await certifySender({ command: `sh "${script}"`, concurrency: 13, skip: ['BHV-013', 'BHV-016', 'BHV-017'] });
	expect(failuresOf(report)).toEqual([]);
	expect(report.verdict).toBe('pass');
});
