import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReplayReport, replayScenarios } from '@ivr-activity/conformance';
import { expect, onTestFinished, test } from 'vitest';
import { folder, installEnvironment, missingPython, python } from './environment.ts';
import { type Mutant, mutants } from './mutants.ts';

const missing = await missingPython();

if (missing !== undefined) {
	test.skipIf(process.env.CI !== 'true')(`the scenarios notice mutants: ${missing}`, () => expect.fail(missing));
} else {
	await installEnvironment();
	const clients: readonly (readonly [name: string, flag: string])[] = [
		['Client', ''],
		['AsyncClient', ' --async'],
	];
	test.each(clients)('a copy of %s that is not changed passes', async (_, flag) => {
		const { results, problems } = await replay(await copyOfThePackage(), flag);
		expect([...problems, ...results.flatMap(({ differences }) => differences)]).toEqual([]);
	});
	test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('noticed: %s', async (_, mutant) => {
		const copy = await copyOfThePackage();
		await change(copy, mutant);
		const { results, problems } = await replay(copy, '', [mutant.noticedBy]);
		const noticing = results.filter(({ differences }) => differences.length > 0);
		expect([...problems, ...noticing.map(({ id }) => id)]).not.toEqual([]);
		// A client that does not even run would be noticed by every scenario.
		expect(noticing.length).toBeLessThan(results.length);
	});
}

/** A folder with the sources and the driver, which prefers what lies beside it to what is installed. */
async function copyOfThePackage(): Promise<string> {
	const copy = await mkdtemp(join(tmpdir(), 'ivr-activity-'));
	onTestFinished(() => rm(copy, { recursive: true }));
	await cp(join(folder, 'src/ivr_activity'), join(copy, 'ivr_activity'), {
		recursive: true,
		filter: (path) => !path.endsWith('__pycache__'),
	});
	await cp(join(folder, 'tests/scenario_driver.py'), join(copy, 'scenario_driver.py'));
	return copy;
}

async function change(copy: string, { file, from, to }: Mutant): Promise<void> {
	const path = join(copy, 'ivr_activity', file);
	const parts = (await readFile(path, 'utf8')).split(from);
	expect(parts, `${file} holds the text once`).toHaveLength(2);
	await writeFile(path, parts.join(to));
}

function replay(copy: string, flag: string, only?: readonly string[]): Promise<ReplayReport> {
	const command = `${python} "${join(copy, 'scenario_driver.py')}"${flag}`;
	// Some break by waiting: what is right waits for a few seconds at most.
	return replayScenarios({ command, cwd: folder, only, timeoutMs: 20_000 });
}
