import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseUrl, ivrMock } from '../test/mock-process.ts';
import { sample } from '../test/post.ts';
import { RawClient, rawMessage } from '../test/raw-client.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'ivr-mock-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
}

async function statusOf(url: string, body = sample): Promise<number> {
	const headers = { 'content-type': 'application/json' };
	return (await fetch(`${url}/message/receive`, { method: 'POST', headers, body })).status;
}

describe('ivr-mock', () => {
	test('takes faults from options and from a scenario, in this order, and logs their names', async () => {
		const scenario = file('scenario.json', '{"seed": 7, "faults": ["status=429; times=1"]}');
		const mock = ivrMock('--port', '0', '--fault', 'status=503; times=1', '--fault', 'html; times=1', '--scenario', scenario);
		const url = await baseUrl(mock);
		expect([await statusOf(url), await statusOf(url), await statusOf(url), await statusOf(url)]).toEqual([503, 502, 429, 202]);
		mock.process.kill('SIGTERM');
		const { stderr } = await mock.ended;
		expect(stderr.match(/fault=\S+/g)).toEqual(['fault=status-503', 'fault=html-502', 'fault=status-429']);
	});

	test('breaks connections', async () => {
		const mock = ivrMock('--port', '0', '--fault', 'reset=after; times=1', '--fault', 'half; times=1');
		const url = await baseUrl(mock);
		expect(await new RawClient(url).write(rawMessage(sample)).ending).toBe('RST');
		expect(await new RawClient(url).write(rawMessage(sample)).ending).toBe('FIN');
		mock.process.kill('SIGTERM');
		expect((await mock.ended).stderr).toMatch(/^--- accepted id=\S+ fault=reset-after /m);
	});

	test.each(['timeout=600000', 'slow-head=600000', 'slow-body=600000'])('ends at once on Ctrl-C during %s', async (fault) => {
		const mock = ivrMock('--port', '0', '--fault', fault);
		const { hostname, port } = new URL(await baseUrl(mock));
		const client = connect(Number(port), hostname).on('error', () => {});
		client.write(rawMessage(sample));
		await mock.line(/fault=\S+/);
		const closed = once(client.resume(), 'close');
		mock.process.kill('SIGINT');
		expect((await mock.ended).code).toBe(0);
		await closed;
	});

	test('answers like the platform', async () => {
		const mock = ivrMock('--port', '0', '--like', 'platform');
		expect(await statusOf(await baseUrl(mock), sample.replace('"INBOUND"', '7'))).toBe(202);
		expect(await mock.line(/untold: .*/)).toBe('untold: the message breaks the contract');
		mock.process.kill('SIGTERM');
		await mock.ended;
	});

	test('knows services', async () => {
		const mock = ivrMock('--port', '0', '--services', file('services.json', '{"1218": "voice"}'));
		const url = await baseUrl(mock);
		expect(await statusOf(url)).toBe(202);
		expect(await statusOf(url, sample.replace('"1218"', '"1220"'))).toBe(400);
		mock.process.kill('SIGTERM');
		await mock.ended;
	});

	test.each([
		['a wrong fault', ['--fault', 'status=200'], '--fault: status must be an integer from 400 to 599'],
		['a scenario that is not there', ['--scenario', 'none.json'], '--scenario: none.json cannot be read (ENOENT)'],
		['a wrong seed', ['--seed', 'x'], '--seed must be an integer'],
		['an unknown likeness', ['--like', 'spring'], '--like must be platform'],
		['services that are not there', ['--services', 'none.json'], '--services: none.json: it cannot be read (ENOENT)'],
	])('refuses %s with 2', async (_, args, reason) => {
		const { code, stdout, stderr } = await ivrMock(...args).ended;
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toContain(reason);
		expect(stderr).toContain('ivr-mock --help');
	});
});
