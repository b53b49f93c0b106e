import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { firstLine, javaProgram } from '../../codegen/src/toolchains.ts';

/** The folder of the package. */
export const folder = join(import.meta.dirname, '..');

/** Starts Java for one short run, which full optimization would make longer. */
export const java = `${javaProgram('java')} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC`;

/** Starts the compiler. */
export const javac = javaProgram('javac');

/** What this machine lacks to compile Java, and what to install; undefined when it has everything. */
export async function missingJdk(): Promise<string | undefined> {
	const jdk = await firstLine(`${javac} -version`);
	return jdk === undefined ? 'there is no JDK here (Debian: default-jdk-headless)' : undefined;
}

/** What this machine lacks to build the client. */
export async function missingTools(): Promise<string | undefined> {
	const jdk = await missingJdk();
	if (jdk !== undefined) return jdk;
	const maven = await firstLine('mvn -version');
	return maven === undefined ? 'there is no Maven here (Debian: maven)' : undefined;
}

/**
 * Runs a command line; what it says is in the error when it fails.
 * @param target - the IVR_TARGET_URL that it is given
 */
export async function run(command: string, cwd: string = folder, target?: string): Promise<string> {
	const env = { ...process.env, ...(target !== undefined && { IVR_TARGET_URL: target }) };
	const { stdout, stderr } = await promisify(exec)(command, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
	return stdout + stderr;
}

/** The class path of the client's tests, as Maven left it in the folder of the package or of a copy. */
export async function testClasspath(built: string = folder): Promise<string> {
	const libraries = await readFile(join(built, 'target/test-classpath.txt'), 'utf8');
	return [join(built, 'target/classes'), join(built, 'target/test-classes'), libraries.trim()].join(delimiter);
}

/** The first Java program in the README: a whole file. */
export async function readmeProgram(): Promise<string> {
	const readme = await readFile(join(folder, 'README.md'), 'utf8');
	const program = /```java\n(.*?)```/s.exec(readme)?.[1];
	if (program === undefined) throw new Error('The README shows no Java.');
	return program;
}
