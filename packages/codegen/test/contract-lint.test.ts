import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { repositoryRoot } from '../src/contract-document.ts';
import { breaks } from './contract-breaks.ts';

const cli = join(repositoryRoot, 'packages/codegen/node_modules/@redocly/cli/bin/cli.js');
const contract = join(repositoryRoot, 'openapi');

interface Problem {
	rule: string;
	at: string;
}

let folder: string;
let problems: Map<string, Problem[]>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'contract-lint-'));
	await cp(contract, folder, { recursive: true });
	// Without a package.json above it the plugin would not be a module.
	await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
	const text = await readFile(join(folder, 'receive.openapi.yaml'), 'utf8');
	for (const [index, { edit }] of breaks.entries()) {
		const document = parse(text);
		edit(document);
		await writeFile(join(folder, fileOf(index)), stringify(document));
	}
	problems = await lint(['receive.openapi.yaml', ...breaks.map((_, index) => fileOf(index))]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function fileOf(index: number): string {
	return `broken-${index}.yaml`;
}

/** One run of the real command line over all files, because starting it takes longest. */
async function lint(files: string[]): Promise<Map<string, Problem[]>> {
	const output = await new Promise<string>((resolve) => {
		execFile(
			process.execPath,
			[cli, 'lint', '--lint-config=error', '--format=json', '--max-problems=1000', ...files],
			{ cwd: folder, maxBuffer: 2 ** 26 },
			(_error, stdout) => resolve(stdout),
		);
	});
	const found = new Map<string, Problem[]>(files.map((file) => [file, []]));
	for (const { ruleId, location } of reports(output).flatMap((report) => report.problems)) {
		found.get(location[0].source.ref)?.push({ rule: ruleId, at: location[0].pointer });
	}
	return found;
}

/** Redocly CLI writes one JSON document per file, one after the other. */
function reports(output: string) {
	return output.split(/(?<=^\})(?=\{)/m).map((report) => JSON.parse(report));
}

test('the contract as it is has no problem', () => {
	expect(problems.get('receive.openapi.yaml')).toEqual([]);
});

test.each(breaks.map(({ name, rule, at }, index) => ({ name, rule, at, index })))(
	'$rule refuses $name',
	({ index, rule, at }) => {
		expect(problems.get(fileOf(index))).toContainEqual({ rule, at });
	},
);

test('every rule of the plugin is on, and is broken here', async () => {
	const { default: plugin } = await import(join(contract, 'lint/plugin.js'));
	const config = parse(await readFile(join(contract, 'redocly.yaml'), 'utf8'));
	const own = Object.keys(plugin().rules.oas3).map((rule) => `contract/${rule}`);
	expect(own.filter((rule) => config.rules[rule] !== 'error')).toEqual([]);
	expect(own.filter((rule) => !breaks.some((one) => one.rule === rule))).toEqual([]);
});
