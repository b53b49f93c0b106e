import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replayScenarios } from '@ivr-activity/conformance';
import { describe, expect, test } from 'vitest';
import { junitTests, runAgainstMock, showNativeSuite } from '../../../.ci/native-suite.ts';
import { folder, installEnvironment, missingPython, python } from './environment.ts';

const report = '.pytest_cache/report.xml';
const missing = await missingPython();

await showNativeSuite(
	{ test, expect },
	{
		tool: 'pytest',
		missing,
		async run() {
			await installEnvironment();
			// A report that an earlier run left would pass for this one's.
			await rm(join(folder, report), { force: true });
			return runAgainstMock(folder, `${python} -m pytest -q --junitxml=${report}`);
		},
		report: async () => junitTests(await readFile(join(folder, report), 'utf8').catch(() => '')),
		sending: ['test_guide_sample_is_answered_202', 'test_fault_is_answered_400_and_its_violation_can_be_read'],
	},
);

if (missing === undefined) {
	const driver = `${python} tests/scenario_driver.py`;
	// Both wait more than they work.
	await Promise.all([showReplay('Client', driver), showReplay('AsyncClient', `${driver} --async`)]);
}

async function showReplay(client: string, command: string): Promise<void> {
	const { results, problems } = await replayScenarios({ command, cwd: folder, processes: 2 });
	describe(`${client} plays the scenarios`, () => {
		test('its driver says one line for each of them', () => expect(problems).toEqual([]));
		for (const { id, title, differences } of results) test(`${id} ${title}`, () => expect(differences).toEqual([]));
	});
}
