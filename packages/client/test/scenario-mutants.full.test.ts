import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReplayReport, replayScenarios } from '@ivr-activity/conformance';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerMutants } from './mutants/answer-mutants.ts';
import type { ClientMutant } from './mutants/mutant.ts';
import { recorderMutants } from './mutants/recorder-mutants.ts';
import { requestMutants } from './mutants/request-mutants.ts';
import { retryMutants } from './mutants/retry-mutants.ts';
import { survivors } from './mutants/survivors.ts';

const caughtMutants = [...retryMutants, ...requestMutants, ...answerMutants, ...recorderMutants];

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'client-mutants-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const source = join(import.meta.dirname, '../src');

/** Puts one text of one source file in the place of another. */
function replacing({ file, from, to }: ClientMutant): Plugin {
	const path = join(source, file);
	return {
		name: 'mutant',
		setup({ onLoad, onEnd }) {
			let isApplied = false;
			onLoad({ filter: /\.ts$/ }, async (loaded) => {
				if (loaded.path !== path) return undefined;
				const parts = (await readFile(path, 'utf8')).split(from);
				isApplied = parts.length === 2;
				return { contents: parts.join(to), loader: 'ts' };
			});
			onEnd(() => (isApplied ? {} : { errors: [{ text: `${file} must have «${from}» once` }] }));
		},
	};
}

/** The client with its driver, one rule of it broken. */
async function replayMutant(mutant: ClientMutant, only?: readonly string[]): Promise<ReplayReport> {
	const outfile = join(folder, `${mutant.name.replace(/\W+/g, '-')}.mjs`);
	await build({
		entryPoints: [join(import.meta.dirname, 'driver.ts')],
		plugins: [replacing(mutant)],
		...{ bundle: true, platform: 'node', format: 'esm', target: 'es2023', outfile, logLevel: 'silent' },
	});
	// One process, so that the scenario of which nothing is expected shows that the mutant runs.
	return replayScenarios({
		command: `"${process.execPath}" "${outfile}"`,
		only,
		timeoutMs: 20_000,
		...(only && { processes: 1 }),
	});
}

/** A scenario besides, whose answer shows that the mutant runs. */
const besides = 'REC-036';

test.for(caughtMutants)('$noticedBy notices that $name', async (mutant) => {
	const { results, problems } = await replayMutant(mutant, [besides, mutant.noticedBy]);
	const differences = Object.fromEntries(results.map((result) => [result.id, result.differences]));
	expect(differences[besides]?.join()).not.toContain('the driver');
	const found = [...(differences[mutant.noticedBy] ?? []), ...problems];
	expect(found).not.toEqual([]);
	expect(found.join('\n')).not.toMatch(/the driver: it (ended|could not)/);
});

test.for(survivors)('no scenario notices that $name', async (mutant) => {
	const { results, problems } = await replayMutant(mutant);
	expect([...results.flatMap(({ differences }) => differences), ...problems], mutant.reason).toEqual([]);
});

test('the client itself passes when it is built in the same way', async () => {
	const report = await replayMutant({ name: 'none', file: 'retry/retry-after.ts', from: 'httpDate.test', to: 'httpDate.test' });
	expect(report.results.filter(({ differences }) => differences.length > 0)).toEqual([]);
});

test('every mutant has a name of its own', () => {
	const names = [...caughtMutants, ...survivors].map(({ name }) => name);
	expect(names).toEqual([...new Set(names)]);
});
