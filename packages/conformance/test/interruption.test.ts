import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createNodeReceiver } from '@ivr-activity/middleware/node';
import { expect, test } from 'vitest';
import { type ConformanceReport, cases, runConformance } from '../src/index.ts';
import { listen } from './listening.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

const whole = createNodeReceiver({ profile: 'strict', onMessage: () => {}, onError: () => {} });

/** A receiver that answers so many requests and leaves the next ones open; `isHeld` settles with the first of those. */
async function holding(answered: number): Promise<{ target: string; isHeld: Promise<void> }> {
	let count = 0;
	const held = Promise.withResolvers<void>();
	const target = await listen((request, response) => {
		count += 1;
		if (count > answered) held.resolve();
		else whole(request, response);
	});
	return { target, isHeld: held.promise };
}

test.skipIf(process.platform === 'win32').for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
	'%s while a receiver is judged ends the requests under way and reports what is known',
	async (signal) => {
		const folder = await mkdtemp(join(tmpdir(), 'interrupted-'));
		const file = join(folder, 'report.json');
		const { target, isHeld } = await holding(20);
		// Nothing but the signal ends what is left open in the time of a test.
		const args = ['run', '--target', target, '--timeout-ms', '600000', '--reporter', 'json', '--output', file];
		const child = spawn(process.execPath, [cli, ...args]);
		const end = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
		await isHeld;
		child.kill(signal);
		const [stdout, stderr, [code]] = await end;
		const report = JSON.parse(await readFile(file, 'utf8'));
		await rm(folder, { recursive: true });
		expect(stdout).toMatch(/NOT JUDGED {2}The judge was stopped\.\n$/);
		expect(stderr).toBe('');
		expect(code).toBe(3);
		expect(report).toMatchObject({ verdict: 'incomplete', reason: 'The judge was stopped.' });
		const sent = report.results.filter(({ outcome }: { outcome: string }) => outcome !== 'skipped');
		expect(sent.length).toBeGreaterThan(0);
		expect(sent.length).toBeLessThanOrEqual(20);
		expect(report.results).toHaveLength(cases.length);
	},
);

test.skipIf(process.platform === 'win32')('a second Ctrl-C ends at once', async () => {
	const { target, isHeld } = await holding(20);
	const args = ['run', '--target', target, '--timeout-ms', '600000', '--reporter', 'json'];
	const child = spawn(process.execPath, [cli, ...args]);
	await isHeld;
	child.kill('SIGINT');
	// The report is more than a pipe holds: whoever reads no further keeps the process.
	await once(child.stdout, 'readable');
	child.kill('SIGINT');
	expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
});

/** The report of a run that is stopped once a condition holds. */
async function stopped(isDue: Promise<unknown>, options: Parameters<typeof runConformance>[0]): Promise<ConformanceReport> {
	const controller = new AbortController();
	const report = runConformance({ ...options, signal: controller.signal });
	await isDue;
	controller.abort();
	return report;
}

test.for(['chunked', 'expect-continue'] as const)('a request that is sent %s is ended, too', async (transfer) => {
	const { target, isHeld } = await holding(0);
	const only = cases.filter(({ request }) => request.transfer === transfer).map(({ id }) => id);
	const report = await stopped(isHeld, { baseUrl: target, only, timeoutMs: 600_000 });
	expect(report.reason).toBe('The judge was stopped.');
});

test('the wait that a rate asks for is ended', async () => {
	const { target, isHeld } = await holding(0);
	const report = await stopped(isHeld, { baseUrl: target, only: ['HDR'], rate: 0.001, timeoutMs: 600_000 });
	expect(report.reason).toBe('The judge was stopped.');
});

test('generating messages is ended, and what was generated proves nothing', async () => {
	const { target, isHeld } = await holding(20);
	const options = { baseUrl: target, only: ['TXT-001'], fuzz: 1_000_000, seed: 1, timeoutMs: 600_000 };
	const report = await stopped(isHeld, options);
	expect(report).toMatchObject({ verdict: 'incomplete', reason: 'The judge was stopped.' });
	expect(report.fuzz).toBeUndefined();
});

test('a run that is stopped before it begins sends nothing', async () => {
	let requests = 0;
	const baseUrl = await listen((_, response) => {
		requests += 1;
		response.end();
	});
	const report = await runConformance({ baseUrl, signal: AbortSignal.abort() });
	expect(report).toMatchObject({ verdict: 'incomplete', reason: 'The judge was stopped.' });
	expect(requests).toBe(0);
});
