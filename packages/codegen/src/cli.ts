#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { artefacts } from './artefacts.ts';
import { checkBreaking, keepReleased } from './breaking/check-breaking.ts';
import { appendCaseIds, checkCaseIds } from './cases/commit-case-ids.ts';
import { checkCommitted } from './check-committed.ts';
import { emptyArtefacts, generateArtefact } from './generate-artefact.ts';
import { noteToolchains } from './toolchains.ts';

const help = `codegen generates what the contract in openapi/ determines.

  codegen <artefact>   generate one artefact into its package
  codegen empty        remove what is generated and not committed, and note the toolchains for turbo
  codegen case-ids     append the ids of new conformance cases to the committed ones
  codegen breaking     compare the contract with the released one; exit code 1 when it breaks that without a major changeset
  codegen released     keep the contract as the released one, when a release is prepared
  codegen --check      compare what is committed with what is fresh; exit code 1 on a difference
  codegen --help       this text

Artefacts: ${[...artefacts.keys()].join(', ')}

Exit codes: 0 done, 1 a difference or a failure, 2 wrong usage.
`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
});
const [name] = positionals;

if (values.help) {
	process.stdout.write(help);
} else if (values.check) {
	process.exitCode = Math.max(await checkCaseIds(), await checkCommitted());
} else if (name === 'case-ids') {
	await appendCaseIds();
} else if (name === 'breaking') {
	process.exitCode = await checkBreaking();
} else if (name === 'released') {
	await keepReleased();
} else if (name === 'empty') {
	await emptyArtefacts();
	await noteToolchains();
} else {
	const artefact = name === undefined ? undefined : artefacts.get(name);
	if (artefact === undefined || positionals.length !== 1) {
		process.stderr.write(name === undefined ? help : `codegen: there is no artefact «${name}».\n\n${help}`);
		process.exitCode = 2;
	} else {
		process.exitCode = await generateArtefact(artefact);
	}
}
