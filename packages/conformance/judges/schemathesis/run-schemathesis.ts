import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profile } from '@ivr-activity/contract';
import { judgedContract } from './judged-contract.ts';

/** What schemathesis found out about a receiver. */
export interface SchemathesisReport {
	/** How it ended: 0 nothing found, 1 something found. */
	readonly exitCode: number;
	/** How many messages it sent that keep the contract, and how many that break it. */
	readonly sent: Readonly<Record<'positive' | 'negative', number>>;
	/** What failed, by the names that schemathesis gives to failures. */
	readonly findings: readonly string[];
	/** Everything that it printed. */
	readonly output: string;
}

const configuration = join(import.meta.dirname, 'schemathesis.toml');
const seed = 1;
const examples = 100;

/**
 * Judges a receiver by the contract.
 * @param program - the command `schemathesis`
 * @param baseUrl - of the receiver, at a loopback address
 */
export async function runSchemathesis(program: string, profile: Profile, baseUrl: string): Promise<SchemathesisReport> {
	const folder = await mkdtemp(join(tmpdir(), 'schemathesis-'));
	const [contract, report, events] = ['openapi.json', 'report.json', 'events.ndjson'].map((name) => join(folder, name));
	try {
		await writeFile(contract as string, JSON.stringify(judgedContract(profile)));
		const reports = [`--report-json-path=${report}`, `--report-ndjson-path=${events}`];
		const ended = await run(program, [...options, `--url=${baseUrl}`, ...reports, contract as string], folder);
		return { ...ended, sent: await countSent(events as string), findings: await readFindings(report as string) };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

const options = [
	'--no-color',
	`--config-file=${configuration}`,
	'run',
	'--phases=examples,coverage,fuzzing',
	'--checks=all',
	'--mode=all',
	`--max-examples=${examples}`,
	`--seed=${seed}`,
	'--generation-database=none',
	'--continue-on-failure',
	'--no-shrink',
	'--report=json,ndjson',
];

function run(program: string, args: string[], cwd: string): Promise<{ exitCode: number; output: string }> {
	// No proxy may stand before a receiver on this machine.
	const env = { ...process.env, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' };
	return new Promise((resolve, reject) => {
		execFile(program, args, { cwd, env, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
			const code = error === null ? 0 : error.code;
			if (typeof code === 'number') resolve({ exitCode: code, output: `${stdout}${stderr}` });
			else reject(error);
		});
	});
}

interface Scenario {
	readonly recorder: { readonly cases: Record<string, { readonly value: { readonly meta: Meta } }> };
}

interface Meta {
	readonly generation: { readonly mode: 'positive' | 'negative' };
}

async function countSent(events: string): Promise<SchemathesisReport['sent']> {
	const sent = { positive: 0, negative: 0 };
	for (const line of (await readFile(events, 'utf8')).split('\n').filter((text) => text !== '')) {
		const { ScenarioFinished: scenario } = JSON.parse(line) as { ScenarioFinished?: Scenario };
		for (const { value } of Object.values(scenario?.recorder.cases ?? {})) sent[value.meta.generation.mode] += 1;
	}
	return sent;
}

async function readFindings(report: string): Promise<string[]> {
	const { failures, errors } = JSON.parse(await readFile(report, 'utf8')) as Record<'failures' | 'errors', { type: string }[]>;
	return [...new Set([...failures, ...errors].map(({ type }) => type))].sort();
}
