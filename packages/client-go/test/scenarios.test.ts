import { replayScenarios } from '@ivr-activity/conformance';
import { expect, test } from 'vitest';
import { buildProgram, folder, makeTemporaryFolder, missing, removeFolder, testWithGo } from './go.ts';

if (missing === undefined) {
	const { results, problems } = await replay();
	test('the driver ends well and shows nothing of the caller', () => expect(problems).toEqual([]));
	for (const { id, title, differences } of results) test(`${id} ${title}`, () => expect(differences).toEqual([]));
} else {
	testWithGo('the client does as the scenarios say', async () => {});
}

async function replay() {
	const made = await makeTemporaryFolder();
	try {
		return await replayScenarios({ command: await buildProgram(folder, 'internal/scenariodriver', made) });
	} finally {
		await removeFolder(made);
	}
}
