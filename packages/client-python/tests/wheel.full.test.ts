import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certifySender } from '@ivr-activity/conformance';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAgainstMock } from '../../../.ci/native-suite.ts';
import { systemPython } from '../../codegen/src/toolchains.ts';
import { folder, missingPython, pythonIn } from './environment.ts';

const missing = await missingPython();
const readme = await readFile(join(folder, 'README.md'), 'utf8');
const [sync = '', async = ''] = Array.from(readme.matchAll(/```python\n(.*?)```/gs), ([, program]) => program);

if (missing !== undefined) {
	test.skipIf(process.env.CI !== 'true')(`the wheel is built and used: ${missing}`, () => expect.fail(missing));
} else {
	describe('the wheel in a fresh environment', describeWheel);
}

function describeWheel() {
	let home = '';
	let built: readonly string[] = [];
	let user = '';
	const say = (program: string, ...parameters: string[]) => execFileSync(program, parameters, { cwd: home, encoding: 'utf8' });
	const wheel = () => join(home, 'dist', built.find((name) => name.endsWith('.whl')) ?? '');

	beforeAll(async () => {
		home = await mkdtemp(join(tmpdir(), 'ivr-activity-'));
		// A build leaves folders beside the sources.
		for (const name of ['src/ivr_activity', 'pyproject.toml', 'README.md', 'LICENSE']) {
			await cp(join(folder, name), join(home, 'source', name), { recursive: true });
		}
		const builder = environment('builder', 'build');
		say(builder, '-m', 'build', '--outdir', 'dist', 'source');
		built = (await readdir(join(home, 'dist'))).toSorted();
		// With the checker of types, and what else a user of it installs.
		user = environment('user', wheel(), 'mypy');
		await mkdir(join(home, 'project'));
		await writeFile(join(home, 'project/send.py'), sync);
		await writeFile(join(home, 'project/send_async.py'), async);
	}, 600_000);
	afterAll(() => rm(home, { recursive: true, force: true }));

	function environment(name: string, ...packages: string[]): string {
		say(systemPython(), '-m', 'venv', name);
		const python = join(home, pythonIn(name));
		say(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages);
		return python;
	}

	test('one wheel for every platform is built, and a source distribution', () => {
		expect(built).toEqual([
			expect.stringMatching(/^ivr_activity-.+-py3-none-any\.whl$/),
			expect.stringMatching(/^ivr_activity-.+\.tar\.gz$/),
		]);
	});

	test('the wheel holds the package, its types and the contract, and no tests', () => {
		const listing = 'import sys, zipfile; print("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))';
		const files = say(user, '-c', listing, wheel()).trim().split(/\r?\n/);
		expect(files).toEqual(
			expect.arrayContaining([
				'ivr_activity/py.typed',
				'ivr_activity/generated/contract/schema.json',
				'ivr_activity/generated/contract/operation.json',
				'ivr_activity/generated/models/ivr_aggregated_activity.py',
			]),
		);
		expect(files.filter((file) => !/^ivr_activity(-[^/]+\.dist-info)?\//.test(file))).toEqual([]);
	});

	test.each(['send.py', 'send_async.py'])('%s of the README sends to the mock', async (program) => {
		const { exitCode, output } = await runAgainstMock(folder, `"${user}" "${join(home, 'project', program)}"`);
		expect(exitCode, output).toBe(0);
		expect(output.split(/\r?\n/)).toContain('202');
	});

	test('a strict checker of types finds nothing in the programs of the README, and a wrong argument', async () => {
		say(user, '-m', 'mypy', '--strict', 'project/send.py', 'project/send_async.py');
		await writeFile(join(home, 'project/wrong.py'), sync.replace('"TRANSFER"', '"HANGUP"'));
		expect(() => say(user, '-m', 'mypy', '--strict', 'project/wrong.py')).toThrow();
	});

	test.each(['send.py', 'send_async.py'])('%s of the README passes the judge of senders, SHOULD included', async (program) => {
		const command = `"${user}" "${join(home, 'project', program)}"`;
		const report = await certifySender({ command, failOn: 'should', concurrency: 4 });
		const failed = report.results.filter(({ outcome, level }) => outcome === 'failed' && level !== 'INFO');
		expect(failed.map(({ check, received }) => `${check.id} ${check.title}: ${received}`)).toEqual([]);
		expect(report.verdict, report.reason).toBe('pass');
	});
}
