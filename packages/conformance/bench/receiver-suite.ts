import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, loadavg } from 'node:os';
import { basePath } from '@ivr-activity/contract';
import { createNodeReceiver } from '@ivr-activity/middleware/node';
import { startMock } from '@ivr-activity/mock';
import { type ConformanceReport, runConformance } from '../src/index.ts';

/** How long the whole suite may take, in milliseconds. */
const limits = { 'fast server in this process': 3000, 'the mock': 15_000 };

const receive = createNodeReceiver({ profile: 'strict', onMessage: () => {}, onError: () => {} });
const server = createServer(receive).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
await measure('fast server in this process', `http://127.0.0.1:${port}${basePath}`);
server.close();

const mock = await startMock({ port: 0, profile: 'strict' });
await measure('the mock', mock.baseUrl);
await mock.close();

async function measure(name: keyof typeof limits, baseUrl: string): Promise<void> {
	const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()];
	const report = await runConformance({ baseUrl });
	const ms = Math.round(performance.now() - startedAt);
	const { user, system } = process.cpuUsage(cpuBefore);
	process.stdout.write(`${name}: ${report.results.length} cases in ${ms} ms (limit ${limits[name]} ms)\n`);
	// On a busy machine the processor time says more than the clock.
	process.stdout.write(`  processor time of judge and receiver: ${Math.round((user + system) / 1000)} ms, ${loadWords()}\n`);
	for (const line of slowest(report)) process.stdout.write(`  ${line}\n`);
	if (ms > limits[name]) process.exitCode = 1;
}

function loadWords(): string {
	return `load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`;
}

function slowest({ results }: ConformanceReport): string[] {
	const sorted = [...results].sort((a, b) => (b.durationMs ?? 0) - (a.durationMs ?? 0));
	return sorted.slice(0, 5).map(({ case: one, durationMs = 0 }) => `${Math.round(durationMs)} ms  ${one.id}  ${one.title}`);
}
