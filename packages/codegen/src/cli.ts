#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { artefacts } from './artefacts.ts';
import { checkBreaking, keepReleased } from './breaking/check-breaking.ts';
import { appendCaseIds, checkCaseIds } from './cases/commit-case-ids.ts';
import { checkCommitted } from './check-committed.ts';
import { emptyArtefacts, generateArtefact, removeLeftOvers } from './generate-artefact.ts';
import { clientCommand } from './generate-client/client-command.ts';
import { noteToolchains } from './toolchains.ts';

const help = `codegen generates what the contract in openapi/ determines.

  codegen <artefact>   generate one artefact into its package
  codegen empty        remove what is generated and not committed, and note the toolchains for turbo
  codegen left-over    remove what git does not track in the committed folders; run the pipelines after it
  codegen case-ids     append the ids of new conformance cases to the committed ones
  codegen breaking     compare the contract with the released one; exit code 1 when it breaks that without a major changeset
  codegen released     keep the contract as the released one, when a release is prepared
  codegen client       generate a client in another language into a folder of yours; --help tells its options
  codegen --check      compare what is committed with what is fresh; exit code 1 on a difference
  codegen --help       this text

Artefacts: ${[...artefacts.keys()].join(', ')}

Exit codes: 0 done, 1 a difference or a failure, 2 wrong usage.
`;

/** What each command does; one that gives a number ends with it. */
const commands = new Map<string, () => Promise<unknown>>([
	['case-ids', appendCaseIds],
	['breaking', checkBreaking],
	['released', keepReleased],
	['empty', empty],
	['left-over', () => removeLeftOvers()],
	...[...artefacts].map(([name, artefact]) => [name, () => generateArtefact(artefact)] as const),
]);

process.exitCode = await main();

async function main(): Promise<number> {
	const [first, ...rest] = process.argv.slice(2);
	if (first === 'client') return clientCommand(rest);
	const usage = readArguments();
	if (usage instanceof Error) return wrongUsage(`codegen: ${usage.message}\n\n`);
	if (usage.values.help) {
		process.stdout.write(help);
		return 0;
	}
	if (usage.values.check) return Math.max(await checkCaseIds(), await checkCommitted());
	const [name, ...others] = usage.positionals;
	if (name === undefined) return wrongUsage('');
	const command = commands.get(name);
	if (command === undefined) return wrongUsage(`codegen: there is no artefact «${name}».\n\n`);
	if (others.length > 0) return wrongUsage('codegen: one artefact at a time.\n\n');
	const code = await command();
	return typeof code === 'number' ? code : 0;
}

function readArguments() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
		});
	} catch (error) {
		return error as Error;
	}
}

function wrongUsage(reason: string): 2 {
	process.stderr.write(`${reason}${help}`);
	return 2;
}

async function empty(): Promise<void> {
	await emptyArtefacts();
	await noteToolchains();
}
