import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { junitTests, type NativeTest, runAgainstMock, showNativeSuite } from '../../../.ci/native-suite.ts';
import { firstLine, javaProgram } from '../../codegen/src/toolchains.ts';

const folder = join(import.meta.dirname, '..');
const reports = join(folder, 'target/surefire-reports');

await showNativeSuite(
	{ test, expect },
	{
		tool: 'Maven',
		missing: await missing(),
		async run() {
			// A report that an earlier run left would pass for this one's.
			await rm(reports, { recursive: true, force: true });
			return runAgainstMock(folder, 'mvn -q -B -ntp test');
		},
		report: readReports,
		sending: ["the guide's sample is answered 202", 'a fault is answered 400, and the violation can be read'],
	},
);

async function missing(): Promise<string | undefined> {
	const jdk = await firstLine(`${javaProgram('javac')} -version`);
	if (jdk === undefined) return 'there is no JDK here (Debian: default-jdk-headless)';
	const maven = await firstLine('mvn -version');
	return maven === undefined ? 'there is no Maven here (Debian: maven)' : undefined;
}

async function readReports(): Promise<NativeTest[]> {
	const files = (await readdir(reports).catch(() => [])).filter((file) => file.endsWith('.xml')).sort();
	const texts = await Promise.all(files.map((file) => readFile(join(reports, file), 'utf8')));
	return texts.flatMap(junitTests);
}
