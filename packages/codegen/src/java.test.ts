import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryRoot } from './contract-document.ts';
import { JavaMissing, javaEnvironment } from './java.ts';
import { readTree, writeTree } from './tree.ts';

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'java-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** A folder whose bin/java says that it is this version. */
async function javaThatSays(version: string): Promise<string> {
	const home = join(folder, version);
	await writeTree(home, { 'bin/java': `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n` });
	await chmod(join(home, 'bin/java'), 0o755);
	return home;
}

test('without Java on the PATH and in JAVA_HOME there is none', async () => {
	await expect(javaEnvironment({ PATH: folder })).rejects.toThrow(JavaMissing);
	await expect(javaEnvironment({ PATH: folder, JAVA_HOME: folder })).rejects.toThrow(
		'there is no Java on the PATH and none in JAVA_HOME',
	);
});

test.skipIf(process.platform === 'win32')('a Java that is too old is as good as none', async () => {
	const path = join(await javaThatSays('1.8.0_392'), 'bin');
	await expect(javaEnvironment({ PATH: path })).rejects.toThrow('the Java of this machine is 8, and 11 is needed');
});

test.skipIf(process.platform === 'win32')('the Java of JAVA_HOME goes before the one on the PATH', async () => {
	const home = await javaThatSays('21.0.2');
	const path = join(await javaThatSays('1.8.0_392'), 'bin');
	const environment = await javaEnvironment({ PATH: path, JAVA_HOME: home });
	expect(environment.PATH).toBe(`${join(home, 'bin')}${delimiter}${path}`);
});

function codegen(args: string[], environment: NodeJS.ProcessEnv) {
	const { status, stderr } = spawnSync(process.execPath, [cli, ...args], {
		encoding: 'utf8',
		env: { PATH: folder, ...environment },
	});
	return { status, stderr };
}

test('where Java is missing the committed models stay, and it is said', async () => {
	const models = join(repositoryRoot, 'packages/client-go/generated/models');
	const before = await readTree(models);
	const reason = 'there is no Java on the PATH and none in JAVA_HOME';
	const stderr = `packages/client-go/generated/models was not regenerated, the committed files stay: ${reason}.\n`;
	expect(codegen(['models-go'], {})).toEqual({ status: 0, stderr });
	expect(codegen(['models-go'], { CI: 'true' })).toEqual({ status: 1, stderr });
	expect(await readTree(models)).toEqual(before);
	expect(Object.keys(before)).not.toEqual([]);
});
