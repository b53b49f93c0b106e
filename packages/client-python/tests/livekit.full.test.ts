import { join } from 'node:path';
import { certifySender } from '@ivr-activity/conformance';
import { beforeAll, describe, expect, test } from 'vitest';
import { runAgainstMock } from '../../../.ci/native-suite.ts';
import { folder, installEnvironment, missingPython, python } from './environment.ts';

const missing = await missingPython();
const command = `"${join(folder, python)}" "${join(folder, 'tests/livekit_stand_in.py')}"`;

if (missing !== undefined) {
	test.skipIf(process.env.CI !== 'true')(`the kit for LiveKit: ${missing}`, () => expect.fail(missing));
} else {
	describe('the kit for LiveKit, on a stand-in for its job', () => {
		beforeAll(installEnvironment, 300_000);

		test('passes the judge of senders, SHOULD included', async () => {
			const { verdict, reason, results } = await certifySender({ command, failOn: 'should', concurrency: 4 });
			const failed = results.filter(({ outcome, level }) => outcome === 'failed' && level !== 'INFO');
			expect(failed.map(({ check, received }) => `${check.id} ${check.title}: ${received}`)).toEqual([]);
			expect(verdict, reason).toBe('pass');
		});

		test('is accepted by the mock, for a transfer too', async () => {
			// The kit has no exit code to tell: it logs what was not accepted.
			expect(await runAgainstMock(folder, `${command} 2>&1`)).toEqual({ exitCode: 0, output: '' });
			expect(await runAgainstMock(folder, `${command} transfer 2>&1`)).toEqual({ exitCode: 0, output: '' });
		});

		test('keeps the caller out of what it logs, and lets the job end when nothing answers', async () => {
			const { exitCode, output } = await runAgainstMock(folder, `IVR_TARGET_URL=http://127.0.0.1:1/ccm ${command} refused 2>&1`);
			expect({ exitCode, said: output.includes('was not accepted') }).toEqual({ exitCode: 0, said: true });
			expect(output).not.toMatch(/5550100|Billing/);
		});
	});
}
