import { describe, expect, test } from 'vitest';
import { baseUrl, ivrMock } from '../test/mock-process.ts';

const probe = `node -e "fetch(process.env.IVR_TARGET_URL + '/message/receive', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }).then((answer) => console.log(answer.status))"`;

describe('ivr-mock --exec', () => {
	test('gives the command the base URL, and standard output to the command alone', async () => {
		const { code, stdout, stderr } = await ivrMock('--port', '0', '--exec', probe).ended;
		expect({ code, stdout }).toEqual({ code: 0, stdout: '400\n' });
		expect(stderr).toContain('ivr-mock listens on');
	});

	test('ends with the exit code of the command', async () => {
		expect((await ivrMock('--port', '0', '--exec', 'exit 7').ended).code).toBe(7);
	});

	test('ends with 127 when there is no such command', async () => {
		expect((await ivrMock('--port', '0', '--exec', 'no-such-command-here').ended).code).toBe(127);
	});

	test('ends with 128 and the number of the signal that ended the command', async () => {
		expect((await ivrMock('--port', '0', '--exec', 'kill -9 $$').ended).code).toBe(137);
	});

	// That `ended` is fulfilled proves that no process is left that holds the output.
	test('ends what the command left running in the background', async () => {
		const { code, stdout } = await ivrMock('--port', '0', '--exec', 'sleep 600 & echo started; exit 3').ended;
		expect({ code, stdout }).toEqual({ code: 3, stdout: 'started\n' });
	});

	test.each([
		['SIGINT', 130],
		['SIGTERM', 143],
	] as const)('ends the command, its children and the server on %s', async (signal, code) => {
		const mock = ivrMock('--port', '0', '--exec', 'sleep 600 & echo started; wait; sleep 600');
		const url = await baseUrl(mock);
		await mock.line(/started/);
		mock.process.kill(signal);
		expect((await mock.ended).code).toBe(code);
		await expect(fetch(url)).rejects.toThrow();
	});

	test('lets the command end in its own way', async () => {
		const mock = ivrMock('--port', '0', '--exec', 'trap "echo cleaned; exit 5" TERM; echo started; sleep 600 & wait');
		await mock.line(/started/);
		mock.process.kill('SIGTERM');
		expect(await mock.ended).toMatchObject({ code: 5, stdout: 'started\ncleaned\n' });
	});

	test('kills a command that ignores signals, at the second one', async () => {
		const mock = ivrMock('--port', '0', '--exec', 'trap "" INT TERM; echo started; while true; do sleep 1; done');
		await mock.line(/started/);
		mock.process.kill('SIGINT');
		mock.process.kill('SIGTERM');
		expect((await mock.ended).code).toBe(137);
	});
});
