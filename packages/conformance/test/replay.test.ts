import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DriverError, OptionError, replayScenarios } from '../src/index.ts';
import { commandLine, type Ended } from './command-line.ts';

const file = fileURLToPath(new URL('replayed-driver.ts', import.meta.url));

/** The command of a driver that does one thing wrong. */
function driver(slip: string): string {
	return `"${execPath}" "${file}" "${slip}"`;
}

async function differencesWith(slip: string, only: string): Promise<string[]> {
	const { results, problems } = await replayScenarios({ command: driver(slip), only: [only], processes: 1 });
	return [...results.flatMap(({ differences }) => differences), ...problems];
}

test('a driver that does everything right passes', async () => {
	const { results, problems } = await replayScenarios({ command: driver('none'), only: ['REC', 'SND-00', 'SND-014', 'SND-043'] });
	expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
	expect(problems).toEqual([]);
	expect(results.map(({ id }) => id)).toEqual(results.map(({ id }) => id).toSorted());
	expect(results.length).toBeGreaterThan(40);
});

test.for([
	['other values', 'REC-005', '/refused: expected {"step":1,"reason":"ended"}, and it is absent'],
	['no JSON', 'REC-005', 'the driver printed what is no JSON: "Hello"'],
	['one attempt more', 'SND-001', 'the target: expected 1 attempts, and saw 2'],
	['content type', 'SND-001', 'attempt 1: content-type: expected application/json, received "text/json"'],
	['path', 'SND-001', 'attempt 1: not the path of messages: /ccm/message/send'],
	['method', 'SND-001', 'attempt 1: expected POST, received PUT'],
	['no token', 'SND-035', 'attempt 1: authorization: expected "Bearer sesame.opens_the-door", received nothing'],
	['another message', 'SND-001', 'the body: /id: expected "0e9c2f4e-5c1b-4b8e-9a54-2f6b7d1c9b00", received "x"'],
	['other bytes', 'SND-004', 'attempt 2: not the bytes of attempt 1'],
	['one line more', 'REC-005', 'The driver printed more lines than there were scenarios, such as "{}".'],
	['shows the caller', 'SND-035', "The driver shows the caller's number on standard error."],
	['silent', 'SND-035', expect.stringContaining('has to print what the client threw to standard error')],
	['exit code 4', 'REC-005', expect.stringContaining('it ended with exit code 4')],
	['no end', 'REC-005', expect.stringContaining('did not end within')],
] as const)('a driver with the slip «%s» is caught', async ([slip, only, difference]) => {
	expect(await differencesWith(slip, only)).toContainEqual(difference);
});

test('a retry before the time that was asked for is caught', async () => {
	expect(await differencesWith('no wait', 'SND-014')).toEqual([
		expect.stringMatching(/^attempt 2: after \d+ ms, and Retry-After asked for 3000 ms$/),
	]);
});

test('a request that is read after the line of the driver is counted', async () => {
	expect(await differencesWith('a line too early', 'SND-001')).toEqual([]);
});

test.for([
	['dies in the middle', 'it ended with exit code 7 before it gave a line. It wrote to standard error, in the end:\nout of luck'],
	['ends in the middle', 'it ended with exit code 0 before it gave a line.'],
	['hangs in the middle', 'it gave no line within 6000 ms.'],
] as const)('what a driver that %s leaves is replayed by another one', async ([slip, reason]) => {
	// A driver that hangs is waited for three times, and to start takes a busy machine seconds.
	const timeoutMs = slip === 'hangs in the middle' ? 6000 : undefined;
	const { results } = await replayScenarios({ command: driver(slip), only: ['REC-00'], timeoutMs, processes: 1 });
	expect(results.length).toBe(9);
	expect(results.flatMap(({ differences }) => differences)).toEqual([1, 2, 3].map(() => `the driver: ${reason}`));
});

test('a driver that breaks again and again is given up', async () => {
	const { results } = await replayScenarios({ command: driver('dies in the middle'), only: ['REC'], processes: 1 });
	const words = results.map(({ differences }) => differences[0]).filter((difference) => difference !== undefined);
	expect(words.filter((word) => word.startsWith('the driver: it ended'))).toHaveLength(5);
	expect(words.at(-1)).toBe('not replayed, because the driver broke 5 times');
});

test.for([
	['no-such-program-here', /^it ended with exit code \d+ before it gave a line/],
	[`"${execPath}" -e "process.exit(0)"`, /^it ended with exit code 0 before it gave a line\.$/],
	[`"${execPath}" -e "setInterval(() => {}, 1e6)"`, /^it gave no line within 500 ms\.$/],
] as const)('the command %s is no driver', async ([command, reason]) => {
	const replayed = replayScenarios({
		command,
		only: ['REC-001', 'REC-002', 'SND-001'],
		timeoutMs: command.includes('-e "s') ? 500 : 20_000,
	});
	await expect(replayed).rejects.toThrow(DriverError);
	await expect(replayed).rejects.toThrow(reason);
});

test('a scenario that is not there is no choice', async () => {
	await expect(replayScenarios({ command: driver('none'), only: ['SND-999'] })).rejects.toThrow(OptionError);
});

/** A driver that does nothing but keep a connection, by which its end is seen. */
async function connectedDriver() {
	const server = createServer((socket) => void socket.on('error', () => {})).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const connect = `require('node:net').connect(${port}, '127.0.0.1')`;
	const command = `"${execPath}" -e "process.stdin.once('data', () => ${connect})"`;
	return { command, started: once(server, 'connection'), ended: () => server[Symbol.asyncDispose]() };
}

test('a replay that is stopped leaves no process', async () => {
	const { command, started, ended } = await connectedDriver();
	const stop = new AbortController();
	const replayed = replayScenarios({ command, only: ['REC-001'], signal: stop.signal });
	await started;
	stop.abort(new Error('enough'));
	await expect(replayed).rejects.toThrow('enough');
	await ended();
});

test.skipIf(process.platform === 'win32').for(['SIGINT', 'SIGHUP'] as const)(
	'%s ends the command and its drivers',
	async (signal) => {
		const { command, started, ended } = await connectedDriver();
		const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
		const child = spawn(execPath, [cli, 'replay', '--command', command, '--only', 'REC-001']);
		const exited = once(child, 'exit');
		await started;
		child.kill(signal);
		expect(await exited).toEqual([3, null]);
		await ended();
	},
);

async function run(...args: string[]): Promise<Ended> {
	return commandLine(['replay', ...args]);
}

test('the command ends with 0 when all pass', async () => {
	const { code, stdout } = await run('--command', driver('none'), '--only', 'rec-001,REC-002');
	expect(stdout).toMatch(/PASS {2}All 2 scenarios passed\.\n$/);
	expect(code).toBe(0);
});

test('the command ends with 1 when one fails, and tells it as JSON too', async () => {
	const { code, stdout } = await run('--command', driver('other values'), '--only', 'REC-005');
	expect(stdout).toContain('REC-005  a visit after the end is refused\n  /refused: expected');
	expect(stdout).toMatch(/FAIL {2}1 of 1 scenarios failed\.\n$/);
	expect(code).toBe(1);
	const { stdout: json } = await run('--command', driver('other values'), '--only', 'REC-005', '--reporter', 'json');
	expect(JSON.parse(json)).toMatchObject({ verdict: 'fail', results: [{ id: 'REC-005' }] });
});

test.for([
	[['--only', 'REC'], 'There is no driver'],
	[['--command', 'x', '--only', 'XYZ'], '«XYZ» is no scenario'],
	[['--command', 'x', '--reporter', 'xml'], 'The reporter must be pretty or json.'],
	[['--command', 'x', '--timeout-ms', 'soon'], 'The time-out must be'],
	[['--comand', 'x'], '«--comand» is no option of «replay».'],
] as const)('wrong usage %j ends with 2', async ([args, reason]) => {
	const { code, stderr } = await run(...args);
	expect(stderr).toContain(reason);
	expect(code).toBe(2);
});

test('a driver that gives no line ends with 3', async () => {
	const { code, stderr } = await run('--command', `"${execPath}" -e "process.exit(5)"`);
	expect(stderr).toContain('the driver cannot be judged: it ended with exit code 5 before it gave a line.');
	expect(code).toBe(3);
});
