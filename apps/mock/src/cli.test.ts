import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { baseUrl, ivrMock } from '../test/mock-process.ts';

describe('ivr-mock', () => {
	test('says on standard output where it listens, once it does', async () => {
		const mock = ivrMock('--port', '0', '--profile', 'tolerant');
		const url = await baseUrl(mock);
		expect((await fetch(`${url}/message/receive`)).status).toBe(405);
		mock.process.kill('SIGTERM');
		const { code, stdout } = await mock.ended;
		expect(code).toBe(0);
		expect(stdout).toBe(`ivr-mock listens on ${url} (tolerant profile)\n`);
	});

	test.each([
		[[], true],
		[['--reveal'], false],
	])('says where to watch, and masks with the options %j: %s', async (options, masked) => {
		const mock = ivrMock('--port', '0', ...options);
		const url = await mock.line(
			masked ? /^Watch what it receives at (\S+)$/m : /^Watch what it receives at (\S+), values shown$/m,
		);
		expect((await fetch(url)).headers.get('content-type')).toContain('text/html');
		expect(await (await fetch(new URL('/__journal', url))).json()).toMatchObject({ masked });
		mock.process.kill('SIGTERM');
		await mock.ended;
	});

	test.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 and frees its port on %s', async (signal) => {
		const mock = ivrMock('--port', '0');
		const url = await baseUrl(mock);
		mock.process.kill(signal);
		expect((await mock.ended).code).toBe(0);
		await expect(fetch(url)).rejects.toThrow();
	});

	test('shows its options with --help', async () => {
		const { code, stdout } = await ivrMock('--help').ended;
		expect(code).toBe(0);
		for (const option of ['--profile', '--port', '--host', '--reveal', '--exec']) expect(stdout).toContain(option);
	});

	test('says its version with --version', async () => {
		const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
		expect(await ivrMock('--version').ended).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
		expect((await ivrMock('--help').ended).stdout).toContain('--version');
	});

	test.each([
		['an unknown option', ['--prot', '1'], '--prot'],
		['an unknown profile', ['--profile', 'lenient'], '--profile must be strict or tolerant'],
		['a port that is no number', ['--port', 'http'], '--port must be'],
		['a port above 65535', ['--port', '65536'], '--port must be'],
		['an empty command', ['--exec', ' '], '--exec must be'],
		['an argument without an option', ['npm test'], 'npm test'],
	])('refuses %s with 2', async (_, args, reason) => {
		const { code, stdout, stderr } = await ivrMock(...args).ended;
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toContain(reason);
		expect(stderr).toContain('ivr-mock --help');
	});

	test('ends with 3 and says what to do when the port is in use', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => other.once('listening', resolve));
		const { port } = other.address() as AddressInfo;
		const { code, stdout, stderr } = await ivrMock('--port', `${port}`).ended;
		other.close();
		expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
		expect(stderr).toContain(`port ${port} of 127.0.0.1 is in use`);
		expect(stderr).toContain('--port 0');
	});

	test('ends with 3 when the host is none of its own', async () => {
		const { code, stderr } = await ivrMock('--port', '0', '--host', '192.0.2.1').ended;
		expect(code).toBe(3);
		expect(stderr).toContain('--host');
	});
});
