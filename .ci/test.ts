import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { emptyArtefacts } from '../packages/codegen/src/generate-artefact.ts';
import { noteToolchains } from '../packages/codegen/src/toolchains.ts';
import { add, type Counts, line, nothing } from './counts.ts';
import { failedTasks, failedTests, reportFolders, skippedTests, turboCounts } from './reports.ts';
import { runProgram } from './run-program.ts';

const help = `Runs every gate and every test, and ends with one line: N passed, N failed, N skipped.

  pnpm run test             lint, drift, types, unit and integration tests, foreign clients
  pnpm run test:full        what takes longer
  node .ci/test.ts --ci     both, one after the other
  node .ci/test.ts --force  without turbo's cache

Exit codes: 0 nothing failed, 1 something failed.
`;

/** The turbo tasks of each run; every task that is not a test counts as one test. */
const suites = {
	test: ['lint', 'lint:contract', 'drift', 'breaking', 'typecheck', 'test'],
	full: ['test:full'],
};

const { values } = parseArgs({
	options: {
		full: { type: 'boolean' },
		ci: { type: 'boolean' },
		force: { type: 'boolean' },
		help: { type: 'boolean', short: 'h' },
	},
});
if (values.help) process.stdout.write(help);
else process.exitCode = await main();

async function main(): Promise<number> {
	const runs = values.ci ? [suites.test, suites.full] : [values.full ? suites.full : suites.test];
	await emptyArtefacts();
	await noteToolchains();
	for (const folder of await reportFolders()) await rm(folder, { recursive: true, force: true });
	let counts = nothing;
	const failed: string[] = [];
	for (const tasks of runs) {
		counts = add(counts, await run(tasks));
		failed.push(...(await failedTasks()));
	}
	// Last of all, because of a long log often only the end is kept.
	for (const test of await skippedTests()) process.stdout.write(`skipped: ${test}\n`);
	for (const name of [...failed, ...(await failedTests())]) process.stdout.write(`failed: ${name}\n`);
	process.stdout.write(`${line(counts)}\n`);
	return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

async function run(tasks: string[]): Promise<Counts> {
	// turbo names the summary after the run; with no other one there, it is found.
	await rm('.turbo/runs', { recursive: true, force: true });
	const force = values.force ? ['--force'] : [];
	const code = await runProgram('turbo', [
		'run',
		...tasks,
		'--continue',
		'--summarize',
		'--concurrency=3',
		'--output-logs=new-only',
		...force,
	]);
	const counts = await turboCounts(tasks);
	return code !== 0 && counts.failed === 0 ? add(counts, { ...nothing, failed: 1 }) : counts;
}
