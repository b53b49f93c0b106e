import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createNodeReceiver } from '@ivr-activity/middleware/node';
import { expect, test } from 'vitest';
import { receiverWithout } from './broken-receiver.ts';
import { listen } from './listening.ts';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const root = fileURLToPath(new URL('suites/', import.meta.url));

interface Assertion {
	title: string;
	status: string;
	failureMessages: string[];
}

/** Runs the suite of test/suites/ in a process of its own. */
async function suite(target: string): Promise<{ code: number; tests: Assertion[] }> {
	const folder = await mkdtemp(join(tmpdir(), 'suite-'));
	const file = join(folder, 'report.json');
	const args = [vitest, 'run', '--root', root, '--config', join(root, 'vitest.config.ts'), '--outputFile', file];
	const env = { ...process.env, IVR_TARGET_URL: target };
	const code = await new Promise<number>((resolve) => {
		execFile(process.execPath, args, { env }, (error) => resolve(Number(error?.code ?? 0)));
	});
	const { testResults } = JSON.parse(await readFile(file, 'utf8')) as { testResults: { assertionResults: Assertion[] }[] };
	await rm(folder, { recursive: true });
	return { code, tests: testResults.flatMap(({ assertionResults }) => assertionResults) };
}

function failed(tests: Assertion[]): string[] {
	return tests.filter(({ status }) => status === 'failed').map(({ title }) => title);
}

test('a receiver that passes has a passed test for each case', async () => {
	const receive = createNodeReceiver({ profile: 'strict', onMessage: () => {}, onError: () => {} });
	const { code, tests } = await suite(await listen(receive));
	expect(failed(tests)).toEqual([]);
	expect(tests.length).toBeGreaterThan(40);
	expect(tests.map(({ title }) => title)).toContain('HDR-075 header.sender is absent');
	expect(code).toBe(0);
});

test('a failed MUST fails its test, which says how to repeat it', async () => {
	const { code, tests } = await suite(await listen(receiverWithout('required', '/header/sender')));
	expect(failed(tests)).toEqual(['HDR-075 header.sender is absent']);
	const [message = ''] = tests.find(({ status }) => status === 'failed')?.failureMessages ?? [];
	expect(message).toContain('MUST: expected 400, received 202');
	expect(message).toContain('repeat: curl -i -X POST');
	expect(code).toBe(1);
});

test('an INFO that is not met fails no test', async () => {
	const { code, tests } = await suite(await listen(receiverWithout('pattern', '/id')));
	expect(failed(tests)).toEqual([]);
	expect(code).toBe(0);
});

test('a target that is not there fails the suite', async () => {
	const { code, tests } = await suite('http://127.0.0.1:1');
	expect(tests.filter(({ status }) => status === 'passed')).toEqual([]);
	expect(code).toBe(1);
});
