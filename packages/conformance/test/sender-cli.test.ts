import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commandLine, type Ended } from './command-line.ts';
import { commandWith } from './senders/certifying.ts';
import { ended } from './senders/ended.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

async function run(...args: string[]): Promise<Ended> {
	return commandLine(args);
}

/** The command line as a program, and what it says on standard error until a text is in it. */
function started(...args: string[]) {
	const child = spawn(process.execPath, [cli, ...args]);
	let said = '';
	child.stderr.on('data', (chunk) => {
		said += chunk;
	});
	const saying = async (expression: RegExp): Promise<RegExpExecArray> => {
		for (;;) {
			const found = expression.exec(said);
			if (found !== null) return found;
			await once(child.stderr, 'data');
		}
	};
	const end = Promise.all([text(child.stdout), once(child, 'close')]).then(([stdout, [code]]) => ({ stdout, code }));
	return { child, saying, end };
}

test('a sender that passes ends with 0, and each request is told as it comes', async () => {
	const { code, stdout, stderr } = await run('certify', '--command', commandWith('none'), '--only', 'MES,BHV-011');
	expect(stderr).toMatch(/^ 1 of 2 {2}accepted +POST, \d+ bytes: 202\n 2 of 2 {2}too-many +POST, \d+ bytes: 429\n/);
	expect(stdout).toMatch(/PASS {2}All 4 MUST checks that could be made passed\.\n$/);
	expect(code).toBe(0);
});

test('a failed MUST ends with 1, a failed SHOULD when it is asked to', async () => {
	const wrong = ['certify', '--command', commandWith('trailing-slash'), '--only', 'REQ'];
	expect((await run(...wrong)).code).toBe(1);
	const plain = ['certify', '--command', commandWith('text-plain'), '--only', 'REQ'];
	expect((await run(...plain)).code).toBe(0);
	expect((await run(...plain, '--fail-on', 'should')).code).toBe(1);
});

test('a command that cannot be started ends with 3', async () => {
	const { code, stdout } = await run('certify', '--command', 'no-such-command-anywhere');
	expect(stdout).toMatch(/NOT JUDGED {2}The command could not be started \(exit code \d+\)\.\n$/);
	expect(code).toBe(3);
});

test.for([
	[['certify'], 'There is no sender'],
	[['certify', '--command', ' '], 'must not be empty'],
	[['certify', '--command', 'lua', 'hangup.lua'], '«hangup.lua» is no option of «certify».'],
	[['certify', '--command', 'x', '--only', 'HDR'], '«HDR» is no check'],
	[['certify', '--command', 'x', '--concurrency', '0'], 'The concurrency must be'],
	[['certify', '--command', 'x', '--timeout-ms', 'soon'], 'The time-out must be'],
	[['certify', '--command', 'x', '--profile', 'lax'], 'The profile must be'],
	[['certify', '--command', 'x', '--reporter', 'xml'], 'The reporter must be'],
	[['listen'], 'There is no port'],
	[['listen', '--port', 'four'], 'The port must be'],
	[['listen', '--port', '0', '--idle-ms', 'soon'], 'must be a whole number of milliseconds'],
] as const)('wrong usage %j ends with 2', async ([args, reason]) => {
	const { code, stdout, stderr } = await run(...args);
	expect(stderr).toContain(reason);
	expect(stdout).toBe('');
	expect(code).toBe(2);
});

test('each reporter tells the finding, and none shows what is personal', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'reports-'));
	const names = ['json', 'junit', 'html', 'markdown'];
	const outputs = names.flatMap((name) => ['--reporter', name, '--output', join(folder, name)]);
	const args = ['certify', '--command', commandWith('missing-member'), '--only', 'REQ,MES', ...outputs];
	const { stdout, stderr } = await run(...args);
	const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
	await rm(folder, { recursive: true });
	for (const report of [stdout, ...files]) {
		expect(report).toContain('MES-002');
		expect(report).toContain('/header/intent');
		expect(report).toContain('***');
		expect(report).not.toContain('5550100');
	}
	expect(stderr).not.toContain('5550100');
	const [json = '', junit = '', html = '', markdown = ''] = files;
	expect(JSON.parse(json)).toMatchObject({ verdict: 'fail', counts: { MUST: { failed: 1 } } });
	expect(junit.match(/<failure type="MUST"/g)).toHaveLength(1);
	expect(html).toContain('<h2>What happened</h2>');
	expect(markdown).toMatch(/^## ❌ FAIL {2}1 of \d+ MUST checks failed\.\n/);
});

test('a caller number in the path is not shown, and messages only when it is asked for', async () => {
	const args = ['certify', '--command', commandWith('other-path'), '--only', 'REQ-002'];
	const masked = await run(...args);
	expect(masked.stdout).toContain('received /ccm/message/…');
	expect(masked.stdout + masked.stderr).not.toContain('5550100');
	expect((await run(...args, '--show-messages')).stdout).toContain('"channelCustomerIdentifier":"5550100"');
});

test.skipIf(process.platform === 'win32')('Ctrl-C at a judge that listens reports what was seen', async () => {
	const { child, saying, end } = started('listen', '--port', '0', '--reporter', 'json');
	const [, baseUrl = ''] = await saying(/^Listening at (\S+):/);
	await ended(commandWith('put'), { IVR_TARGET_URL: baseUrl });
	child.kill('SIGINT');
	const { code, stdout } = await end;
	expect(JSON.parse(stdout)).toMatchObject({ verdict: 'fail', counts: { MUST: { failed: 1 } } });
	expect(code).toBe(1);
});

test.skipIf(process.platform === 'win32').for([
	['Ctrl-C', 'SIGINT'],
	['a terminal that is closed', 'SIGHUP'],
] as const)('%s while a sender is certified ends the sender and reports', async ([, signal]) => {
	const { child, saying, end } = started('certify', '--command', commandWith('no-time-out'), '--only', 'BHV-013');
	await saying(/silence .*no answer/);
	child.kill(signal);
	const { code, stdout } = await end;
	expect(stdout).toMatch(/NOT JUDGED {2}The judge was stopped\.\n$/);
	expect(code).toBe(3);
});

test('help names both commands and their options', async () => {
	const { stdout } = await run('--help');
	for (const word of ['certify --command', 'listen --port', '--show-messages', '--show-output', '--idle-ms', '--host']) {
		expect(stdout).toContain(word);
	}
});
