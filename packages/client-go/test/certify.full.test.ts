import { certifySender } from '@ivr-activity/conformance';
import { expect } from 'vitest';
import { buildProgram, folder, temporaryFolder, testWithGo } from './go.ts';

testWithGo('the program of the README passes every MUST and SHOULD of the sender judge', async () => {
	const command = await buildProgram(folder, 'examples/hangup', await temporaryFolder());
	const report = await certifySender({ command, failOn: 'should', concurrency: 4 });
	const failed = report.results.filter(({ level, outcome }) => level !== 'INFO' && outcome !== 'passed');
	expect(failed).toEqual([]);
	expect(report.verdict).toBe('pass');
});
