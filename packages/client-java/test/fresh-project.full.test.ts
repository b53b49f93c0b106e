import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startMock } from '@ivr-activity/mock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { javaProgram } from '../../codegen/src/toolchains.ts';
import { copyPackage } from './package-copy.ts';
import { folder, java, missingTools, readmeProgram, run } from './toolchain.ts';

const missing = await missingTools();

if (missing !== undefined) {
	test.skipIf(process.env.CI !== 'true')(`a new project uses the client: ${missing}`, () => expect.fail(missing));
}

describe.skipIf(missing !== undefined)('a new project', () => {
	let root = '';
	let project = '';
	let readme = '';
	beforeAll(async () => {
		root = await mkdtemp(join(tmpdir(), 'ivr-activity-fresh-'));
		project = join(root, 'project');
		readme = await readFile(join(folder, 'README.md'), 'utf8');
		await writeFile(join(root, 'settings.xml'), settings());
		await copyPackage(join(root, 'packages/client-java'));
		await mkdir(join(project, 'src/main/java'), { recursive: true });
		await writeFile(join(project, 'src/main/java/SendCall.java'), await readmeProgram());
		await writeFile(join(project, 'pom.xml'), projectPom(found(readme, /```xml\n(.*?)```/s)));
	});
	afterAll(() => rm(root, { recursive: true, force: true }));

	test('installs the client as the README says, and sends the message of the README', async () => {
		const options = `-B -ntp -s "${join(root, 'settings.xml')}" -Dmaven.repo.local="${join(root, 'repository')}"`;
		const install = found(readme, /```sh\n(mvn .*?)\n```/s);
		await run(`${install} ${options}`, root);
		await run(`mvn -q compile ${options} dependency:build-classpath -Dmdep.outputFile=classpath.txt`, project);
		const libraries = await readFile(join(project, 'classpath.txt'), 'utf8');

		await using mock = await startMock({ port: 0 });
		const classpath = [join(project, 'target/classes'), libraries.trim()].join(delimiter);
		const output = await run(`${java} -cp "${classpath}" SendCall`, project, mock.baseUrl);

		expect(output).toMatch(/^202$/m);
		await mock.journal.expectReceived({ callId: '1234', count: 1 });
	});

	test('gets a jar with the client and the contract, and nothing of the tests', async () => {
		const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
		const jar = join(root, `packages/client-java/target/ivr-activity-client-${version}.jar`);
		const entries = (await run(`${javaProgram('jar')} tf "${jar}"`)).split(/\r?\n/);
		expect(entries).toEqual(
			expect.arrayContaining([
				'io/github/ivractivity/IvrClient.class',
				'io/github/ivractivity/model/IvrAggregatedActivity.class',
				'io/github/ivractivity/contract/schema.json',
			]),
		);
		expect(entries.filter((entry) => /Test|driver|^IvrActivity/.test(entry))).toEqual([]);
	});
});

function found(text: string, pattern: RegExp): string {
	const part = pattern.exec(text)?.[1];
	if (part === undefined) throw new Error(`The README has nothing like ${pattern}.`);
	return part;
}

/** What this machine has downloaded before need not come from afar once more. */
function settings(): string {
	const url = pathToFileURL(join(homedir(), '.m2/repository')).href;
	const repository = `<id>before</id><url>${url}</url>`;
	return `<settings><profiles><profile><id>before</id>
		<repositories><repository>${repository}</repository></repositories>
		<pluginRepositories><pluginRepository>${repository}</pluginRepository></pluginRepositories>
	</profile></profiles><activeProfiles><activeProfile>before</activeProfile></activeProfiles></settings>`;
}

function projectPom(dependency: string): string {
	return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
		<groupId>com.example</groupId><artifactId>ivr</artifactId><version>1</version>
		<properties>
			<maven.compiler.release>11</maven.compiler.release>
			<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
		</properties>
		<dependencies>${dependency}</dependencies>
		<build><pluginManagement><plugins>
			<plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
			<plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
			<plugin><artifactId>maven-dependency-plugin</artifactId><version>3.11.0</version></plugin>
		</plugins></pluginManagement></build></project>`;
}
