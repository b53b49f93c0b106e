import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { junitTests, runAgainstMock, showNativeSuite } from '../../../.ci/native-suite.ts';
import { firstLine, systemPython } from '../../codegen/src/toolchains.ts';

const folder = join(import.meta.dirname, '..');
const environment = join(folder, '.venv');
const report = '.pytest_cache/report.xml';
const python = process.platform === 'win32' ? '.venv\\Scripts\\python' : '.venv/bin/python';

await showNativeSuite(
	{ test, expect },
	{
		tool: 'pytest',
		missing: await missing(),
		async run() {
			await installEnvironment();
			// A report that an earlier run left would pass for this one's.
			await rm(join(folder, report), { force: true });
			return runAgainstMock(folder, `${python} -m pytest -q --junitxml=${report}`);
		},
		report: async () => junitTests(await readFile(join(folder, report), 'utf8').catch(() => '')),
		sending: ['test_guide_sample_is_answered_202', 'test_fault_is_answered_400_and_its_violation_can_be_read'],
	},
);

async function missing(): Promise<string | undefined> {
	const version = await firstLine(`${systemPython()} --version`);
	if (version === undefined) return 'there is no Python here (Debian: python3)';
	const [, minor] = /^Python 3\.(\d+)/.exec(version) ?? [];
	if (Number(minor) < 10) return `${version.trim()} is here, and 3.10 or later is needed`;
	const venv = await firstLine(`${systemPython()} -c "import venv, ensurepip; print()"`);
	return venv === undefined ? 'Python is here without venv and ensurepip (Debian: python3-venv)' : undefined;
}

/** Makes the virtual environment, unless it was made from the same pyproject.toml by the same Python. */
async function installEnvironment(): Promise<void> {
	const stamp = join(environment, 'made-from.txt');
	const version = await firstLine(`${systemPython()} --version`);
	const wanted = `${version}\n${await readFile(join(folder, 'pyproject.toml'), 'utf8')}`;
	if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
	const options = { cwd: folder, stdio: 'inherit' } as const;
	execFileSync(systemPython(), ['-m', 'venv', '--clear', '.venv'], options);
	execFileSync(
		join(folder, python),
		['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-e', '.[test]'],
		options,
	);
	await writeFile(stamp, wanted);
}
