import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replaced } from './edited-contract.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

const contract = 'openapi/receive.openapi.yaml';
const otherEnum: [string, string] = ['[DIALOG_ENDED, TRANSFER]', '[DIALOG_ENDED, HANDED_OVER]'];
const build = 'exec turbo run build --filter=@ivr-activity/mock --filter=@ivr-activity/conformance';
const lowerMaximum: [string, string] = ['maximum: 10\n', 'maximum: 9\n'];

interface Gate {
	gate: string;
	/** The edit of the contract that the gate must notice. */
	edit: [from: string, to: string];
	/** What is made again before the gate is asked. */
	prepare?: string;
	commandLine: string;
	/** What the gate points at. */
	says: string;
}

const gates: Gate[] = [
	{
		gate: 'the lint',
		edit: ['x-source: { type: stated, enum: stated }', 'x-source: { type: stated }'],
		commandLine: '--filter @ivr-activity/codegen run lint:contract',
		says: 'contract/source-per-keyword',
	},
	{
		gate: 'the type checker',
		edit: ['  body-too-large:\n', '  too-large:\n'],
		prepare: 'exec turbo run generate --filter=@ivr-activity/contract',
		commandLine: '--filter @ivr-activity/contract run typecheck',
		says: 'body-too-large',
	},
	{
		gate: 'the table of decisions',
		edit: lowerMaximum,
		prepare: 'exec turbo run generate --filter=@ivr-activity/contract',
		commandLine: '--filter @ivr-activity/contract exec vitest run --root . --config ../../.ci/vitest.ts test/inclusion',
		says: '/header/channelData/requestPriority',
	},
	{
		gate: 'the mock’s own check',
		edit: lowerMaximum,
		prepare: 'exec turbo run build --filter=@ivr-activity/mock',
		commandLine: 'exec node apps/mock/bin/ivr-mock.js --port 0 --exec "node --version"',
		says: 'every-member',
	},
	{
		gate: 'the conformance suite against a receiver of before',
		edit: otherEnum,
		prepare: 'exec turbo run generate --filter=@ivr-activity/conformance',
		commandLine: 'exec node apps/mock/bin/ivr-mock.js --port 0 --exec "node packages/conformance/bin/ivr-conformance.js run"',
		says: '/body/endDirection',
	},
];

describe('a wrong edit of the contract', () => {
	let workspace: WorkspaceCopy;
	let text: string;

	beforeAll(async () => {
		workspace = await copyWorkspace();
		text = await readFile(join(workspace.root, contract), 'utf8');
	}, 600_000);

	afterAll(() => workspace?.remove());

	/** A command line that must succeed. */
	async function succeed(commandLine: string): Promise<void> {
		const { code, output } = await workspace.pnpm(commandLine);
		expect(code, output).toBe(0);
	}

	test.each(gates)('turns $gate red', async ({ edit, prepare, commandLine, says }) => {
		await writeFile(join(workspace.root, contract), text);
		await succeed(build);
		await succeed(commandLine);
		await writeFile(join(workspace.root, contract), replaced(text, [edit]));
		if (prepare !== undefined) await succeed(prepare);
		const { code, output } = await workspace.pnpm(commandLine);
		expect(code, output).not.toBe(0);
		expect(output).toContain(says);
	});
});
