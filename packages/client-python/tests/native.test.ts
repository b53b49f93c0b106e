import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replayScenarios } from '@ivr-activity/conformance';
import { describe, expect, test } from 'vitest';
import { junitTests, runAgainstMock, showNativeSuite } from '../../../.ci/native-suite.ts';
import { folder, installEnvironment, missingPython, python } from './environment.ts';

const report = '.pytest_cache/report.xml';
const missing = await missingPython();
if (missing === undefined) await installEnvironment();

// They wait more than they work.
await Promise.all([
	showNativeSuite(
		{ test, expect },
		{
			tool: 'pytest',
			missing,
			async run() {
				// A report that an earlier run left would pass for this one's.
				await rm(join(folder, report), { force: true });
				return runAgainstMock(folder, `${python} -m pytest -q --junitxml=${report}`);
			},
			report: async () => junitTests(await readFile(join(folder, report), 'utf8').catch(() => '')),
			sending: ['test_guide_sample_is_answered_202', 'test_fault_is_answered_400_and_its_violation_can_be_read'],
		},
	),
	showReplay('Client', `${python} tests/scenario_driver.py`),
	showReplay('AsyncClient', `${python} tests/scenario_driver.py --async`),
]);

async function showReplay(client: string, command: string): Promise<void> {
	if (missing !== undefined) return;
	const { results, problems } = await replayScenarios({ command, cwd: folder, processes: 2 });
	describe(`${client} plays the scenarios`, () => {
		test('its driver says one line for each of them', () => expect(problems).toEqual([]));
		for (const { id, title, differences } of results) test(`${id} ${title}`, () => expect(differences).toEqual([]));
	});
}
