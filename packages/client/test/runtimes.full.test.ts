import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startMock } from '@ivr-activity/mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callMessage } from './messages.ts';
import { installPrograms, programs } from './runtimes/programs.ts';
import { createProject, type Project } from './runtimes/project.ts';
import { inChromium, inWorkerd, missingBrowser, onCommandLine, type RunIn } from './runtimes/run-in.ts';

const faults = ['status=503; times=1; id=retried', 'timeout=60000; id=late'];

let project: Project;
beforeAll(async () => {
	[project] = await Promise.all([createProject(), installPrograms()]);
}, 600_000);
afterAll(() => project.remove());

const nodes = ['node-22', 'node-24', 'node-26'] as const;

/** How each runtime names itself, and how it is run. */
const runtimes: readonly (readonly [string, RunIn])[] = [
	['Node.js/22', onCommandLine(programs['node-22'])],
	['Node.js/24', onCommandLine(programs['node-24'])],
	['Node.js/26', onCommandLine(programs['node-26'])],
	['Deno/2', onCommandLine(programs.deno, 'run', '--no-prompt', '--allow-net=127.0.0.1')],
	['Bun/1', onCommandLine(programs.bun)],
	['Cloudflare-Workers', inWorkerd],
	['Chrome/', inChromium],
];

test.for(runtimes)('the packed client sends in %s', async ([runtime, runIn], { skip }) => {
	if (runIn === inChromium && missingBrowser !== undefined && process.env.CI !== 'true') skip(missingBrowser);
	await using mock = await startMock({ port: 0, faults });
	expect(await runIn(project, mock.baseUrl)).toEqual({
		runtime: expect.stringContaining(runtime),
		accepted: { status: 202, advice: [], ok: true },
		retried: { status: 202, advice: [], ok: true },
		refused: ['InvalidMessageError', 'SendError'],
		late: ['SendError', 'TimeoutError'],
		astray: ['NetworkError', 'SendError'],
		retries: ['retried'],
		newId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
	});
	await mock.journal.expectReceived({ id: 'late' });
	const received = mock.journal.entries().map(({ messageId, status, attempt, repeat }) => [messageId, status, attempt, repeat]);
	expect(received.toSorted()).toEqual([
		['accepted', 202, 1, null],
		['late', 0, 1, null],
		['retried', 202, 2, 'same bytes'],
		['retried', 503, 1, null],
	]);
});

test.for(nodes)('the packed ivr-send sends in %s', async (name) => {
	await using mock = await startMock({ port: 0 });
	const file = await project.write('message.json', JSON.stringify(callMessage()));
	const command = join(project.folder, 'node_modules', '@ivr-activity', 'client', 'bin', 'ivr-send.js');
	const { stdout } = await promisify(execFile)(programs[name], [command, '--target', mock.baseUrl, file]);
	expect(stdout).toContain(callMessage().id);
	expect(mock.journal.entries()).toMatchObject([{ status: 202, messageId: callMessage().id }]);
});
