import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type IvrAggregatedActivity, parse } from '@ivr-activity/contract';
import { describe, expect, test } from 'vitest';
import { firstLine } from '../../codegen/src/toolchains.ts';
import { type Kit, kits } from './kits.ts';

const folder = join(import.meta.dirname, '..');
const readme = await readFile(join(folder, 'README.md'), 'utf8');

for (const kit of kits) {
	const missing = await missingPackages(kit);
	if (missing.length > 0) {
		const reason = `${kit.name}: there is no ${missing.join(', ')} here`;
		test.skipIf(process.env.CI !== 'true')(reason, () => expect.fail(reason));
		continue;
	}
	describe.concurrent(kit.name, { timeout: 120_000 }, () => {
		test('passes the sender judge, but for what the README says it cannot meet', async ({ expect }) => {
			const { stdout: output } = await run(`node ${judge} certify --concurrency 4 --reporter json --command "${kit.command}"`, {
				IVR_TIMEOUT_S: '5',
			});
			const { verdict, results } = JSON.parse(output) as Report;
			expect(verdict).toBe('pass');
			const failed = results.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
			expect(failed.filter((id) => !kit.cannot.includes(id))).toEqual([]);
			expect(kit.cannot.filter((id) => !failed.includes(id))).toEqual([]);
			expect(kit.cannot).toSatisfy((ids: string[]) => ids.every((id) => readme.includes(id)));
		});

		test('sends what the caller chose without breaking JSON', async ({ expect }) => {
			const selection = `a"b'c\\ $(id) \`id\` \${HOME} %s;|&<ü😀\t.`;
			const { activities } = (await sent(kit, { STAND_IN_SELECTION: selection })).body;
			expect(activities?.map(({ selection }) => selection)).toEqual(kit.selections(selection));
		});

		test('tells a transfer from the end of a call', async ({ expect }) => {
			expect((await sent(kit, { STAND_IN_END: 'TRANSFER' })).body.endDirection).toBe('TRANSFER');
			expect((await sent(kit, {})).body.endDirection).toBe('DIALOG_ENDED');
		});

		test('says nothing of the caller when the message is refused', async ({ expect }) => {
			const { output, exitCode } = await send(kit, { STAND_IN_VARIABLE: 'secret-42' }, 400);
			expect(output).not.toMatch(/5550100|Billing|secret-42/);
			expect(exitCode).toBe(kit.refusedExitCode);
		});
	});
}

test.each(kits)('the README names $file', ({ file }) => expect(readme).toContain(file));

/** What a command wrote to standard output, to both outputs, and how it ended. */
interface Run {
	readonly stdout: string;
	readonly output: string;
	readonly exitCode: number;
}

interface Report {
	readonly verdict: string;
	readonly results: readonly { readonly id: string; readonly outcome: string }[];
}

const judge = join(folder, 'node_modules/@ivr-activity/conformance/bin/ivr-conformance.js');

async function missingPackages({ needs }: Kit): Promise<string[]> {
	const found = await Promise.all(Object.keys(needs).map(firstLine));
	return Object.values(needs).filter((_, index) => found[index] === undefined);
}

/** The message that the kit sends, which has to be valid. */
async function sent(kit: Kit, env: Record<string, string>): Promise<IvrAggregatedActivity> {
	const { body, output } = await send(kit, env, 202);
	const result = parse(body ?? '', { profile: 'strict' });
	if (!result.valid) throw new Error(`${JSON.stringify(result.errors)}\n${output}`);
	return result.value;
}

async function send(kit: Kit, env: Record<string, string>, status: number) {
	let body: string | undefined;
	const server = createServer(async (request, response) => {
		body = await text(request);
		response.writeHead(status).end();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ccm`;
	try {
		return { ...(await run(kit.command, { ...env, IVR_TARGET_URL: target })), body };
	} finally {
		server.close();
	}
}

async function run(command: string, env: Record<string, string>): Promise<Run> {
	const child = spawn(command, { shell: true, cwd: folder, env: { ...process.env, ...env } });
	const closed = once(child, 'close');
	const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
	const [exitCode] = await closed;
	return { stdout, output: stdout + stderr, exitCode };
}
