import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { firstLine, systemPython } from '../../../codegen/src/toolchains.ts';

const requirements = join(import.meta.dirname, 'requirements.txt');
const environment = join(import.meta.dirname, '../../node_modules/.cache/schemathesis');
const programs = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');

/** What this machine lacks for schemathesis, and what to install; undefined when it has everything. */
export async function missingForSchemathesis(): Promise<string | undefined> {
	const version = await firstLine(`${systemPython()} --version`);
	if (version === undefined) return 'there is no Python here (Debian: python3)';
	const [, minor] = /^Python 3\.(\d+)/.exec(version) ?? [];
	if (Number(minor) < 11) return `${version.trim()} is here, and 3.11 or later is needed`;
	const venv = await firstLine(`${systemPython()} -c "import venv, ensurepip; print()"`);
	return venv === undefined ? 'Python is here without venv and ensurepip (Debian: python3-venv)' : undefined;
}

/**
 * Installs the pinned schemathesis into a virtual environment of its own, unless the same Python did so before.
 * @returns the path of its command
 */
export async function installSchemathesis(): Promise<string> {
	const stamp = join(environment, 'made-from.txt');
	const wanted = `${await firstLine(`${systemPython()} --version`)}\n${await readFile(requirements, 'utf8')}`;
	if ((await readFile(stamp, 'utf8').catch(() => '')) !== wanted) {
		await mkdir(environment, { recursive: true });
		await promisify(execFile)(systemPython(), ['-m', 'venv', '--clear', environment]);
		const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements];
		await promisify(execFile)(join(programs, 'python'), install);
		await writeFile(stamp, wanted);
	}
	return join(programs, 'schemathesis');
}
