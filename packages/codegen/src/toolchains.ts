import { exec } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from './contract-document.ts';
import { writeTree } from './tree.ts';

/** What tells of each toolchain whether it is there, and in which version. */
const questions: Readonly<Record<string, string>> = {
	java: `${javaProgram('java')} -version`,
	javac: `${javaProgram('javac')} -version`,
	maven: 'mvn -version',
	go: 'go version',
	lua: 'lua -v',
	php: 'php --version',
	curl: 'curl --version',
	python: `${systemPython()} -c "import sys, venv, ensurepip; print(sys.version)"`,
};

/**
 * Notes which toolchains of other languages this machine has, in node_modules/.cache/toolchains.json. turbo hashes that file:
 * what was skipped for want of one runs as soon as it is installed, instead of being repeated from the cache.
 */
export async function noteToolchains(root: string = repositoryRoot): Promise<void> {
	const answers = Object.entries(questions).map(async ([name, question]) => [name, (await firstLine(question)) ?? null]);
	const noted = Object.fromEntries(await Promise.all(answers));
	await writeTree(join(root, 'node_modules/.cache'), { 'toolchains.json': `${JSON.stringify(noted, null, '\t')}\n` });
}

/** The first line that a command says on standard output or error; undefined where its program is missing or fails. */
export async function firstLine(commandLine: string): Promise<string | undefined> {
	// A shell, because Maven is a batch file on Windows.
	const output = await promisify(exec)(`${commandLine} 2>&1`).catch(() => undefined);
	return output?.stdout.split('\n')[0];
}

/** A program of the JDK in a command line: that of JAVA_HOME, or else the one on the PATH. */
export function javaProgram(name: string, { JAVA_HOME: home }: NodeJS.ProcessEnv = process.env): string {
	return home ? `"${join(home, 'bin', name)}"` : name;
}

/** The name of the system's Python 3. */
export function systemPython(): string {
	return process.platform === 'win32' ? 'python' : 'python3';
}
