import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type ReplayReport, replayScenarios } from '@ivr-activity/conformance';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { junitTests, type NativeTest, runAgainstMock, showNativeSuite } from '../../../.ci/native-suite.ts';
import { expectCertified } from './certified.ts';
import { folder, java, javac, missingTools, readmeProgram, run, testClasspath } from './toolchain.ts';

const reports = join(folder, 'target/surefire-reports');
const missing = await missingTools();

await showNativeSuite(
	{ test, expect },
	{
		tool: 'Maven',
		missing,
		async run() {
			// A report that an earlier run left would pass for this one's.
			await rm(reports, { recursive: true, force: true });
			return runAgainstMock(folder, 'mvn -q -B -ntp test');
		},
		report: readReports,
		sending: ["the guide's sample is answered 202", 'a fault is answered 400, and the violation can be read'],
	},
);

test.skipIf(missing !== undefined)('no test of Maven is skipped where everything has been built', async () => {
	expect((await readReports()).filter(({ skipped }) => skipped !== undefined)).toEqual([]);
});

// What follows runs the classes that Maven has left, so that it cannot stand in a file of its own.
const classpath = missing === undefined ? await testClasspath() : '';

const { results, problems } = missing === undefined ? await replay() : { results: [], problems: [] };

describe.skipIf(missing !== undefined)('the scenarios that all clients share', () => {
	test('the driver does as it is told', () => expect(problems).toEqual([]));
	for (const { id, title, differences } of results) test(`${id} ${title}`, () => expect(differences).toEqual([]));
});

describe.skipIf(missing !== undefined)('the judge of senders', () => {
	let classes = '';
	beforeAll(async () => {
		classes = await mkdtemp(join(tmpdir(), 'ivr-activity-java-'));
	});
	afterAll(() => rm(classes, { recursive: true, force: true }));

	test('certifies the program of the README', async () => {
		const file = join(classes, 'SendCall.java');
		await writeFile(file, await readmeProgram());
		await run(`${javac} -cp "${classpath}" -d "${classes}" "${file}"`);
		await expectCertified(`${java} -cp "${[classes, classpath].join(delimiter)}" SendCall`);
	});
});

function replay(): Promise<ReplayReport> {
	return replayScenarios({ command: `${java} -cp "${classpath}" io.github.ivractivity.driver.ScenarioDriver`, cwd: folder });
}

async function readReports(): Promise<NativeTest[]> {
	const files = (await readdir(reports).catch(() => [])).filter((file) => file.endsWith('.xml')).sort();
	const texts = await Promise.all(files.map((file) => readFile(join(reports, file), 'utf8')));
	return texts.flatMap(junitTests);
}
