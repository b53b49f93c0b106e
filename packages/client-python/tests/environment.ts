import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstLine, systemPython } from '../../codegen/src/toolchains.ts';

/** The folder of this package. */
export const folder = join(import.meta.dirname, '..');

const environment = join(folder, '.venv');

/** The Python of the virtual environment, as a command line that is run in the package's folder names it. */
export const python = pythonIn('.venv');

/** The Python of a virtual environment. */
export function pythonIn(environment: string): string {
	return process.platform === 'win32' ? join(environment, 'Scripts', 'python') : join(environment, 'bin', 'python');
}

/** What this machine lacks for Python's tests, and what to install; undefined when it has everything. */
export async function missingPython(): Promise<string | undefined> {
	const version = await firstLine(`${systemPython()} --version`);
	if (version === undefined) return 'there is no Python here (Debian: python3)';
	const [, minor] = /^Python 3\.(\d+)/.exec(version) ?? [];
	if (Number(minor) < 10) return `${version.trim()} is here, and 3.10 or later is needed`;
	const venv = await firstLine(`${systemPython()} -c "import venv, ensurepip; print()"`);
	return venv === undefined ? 'Python is here without venv and ensurepip (Debian: python3-venv)' : undefined;
}

/** Makes the virtual environment, unless it was made from the same pyproject.toml by the same Python. */
export async function installEnvironment(): Promise<void> {
	const stamp = join(environment, 'made-from.txt');
	const version = await firstLine(`${systemPython()} --version`);
	const wanted = `${version}\n${await readFile(join(folder, 'pyproject.toml'), 'utf8')}`;
	if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
	run(systemPython(), ['-m', 'venv', '--clear', '.venv']);
	const quick = ['--quiet', '--disable-pip-version-check', '--no-compile'];
	run(join(folder, python), ['-m', 'pip', 'install', ...quick, '-e', '.[test]']);
	await writeFile(stamp, wanted);
}

/** Runs a program in the package's folder, showing what it says. */
export function run(program: string, parameters: readonly string[]): void {
	execFileSync(program, parameters, { cwd: folder, stdio: 'inherit' });
}
