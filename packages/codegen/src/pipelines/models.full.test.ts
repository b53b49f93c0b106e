import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { artefacts, type Files } from '../artefacts.ts';
import { checkCommitted } from '../check-committed.ts';
import { type ContractDocument, readContract, repositoryRoot } from '../contract-document.ts';
import { javaEnvironment } from '../java.ts';
import { writeTree } from '../tree.ts';

const missing = await javaEnvironment().then(
	() => undefined,
	({ message }: Error) => message,
);
const contract = await readContract();
const models = [...artefacts.values()].filter(({ name }) => name.startsWith('models-'));

const suite = missing === undefined ? 'the generated models' : `the generated models: ${missing}`;
describe.skipIf(missing !== undefined && process.env.CI !== 'true')(suite, () => {
	/** What each pipeline gives; a generator takes seconds, so it runs once for all tests. */
	const generated = new Map<string, Files>();

	beforeAll(async () => {
		for (const { name, pipeline } of models) generated.set(name, await pipeline(contract));
	}, 600_000);

	test.each(models)('two runs of $name in different surroundings give the same bytes', async ({ name, pipeline }) => {
		vi.stubEnv('JAVA_TOOL_OPTIONS', '-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Tokyo -Dfile.encoding=US-ASCII');
		onTestFinished(() => void vi.unstubAllEnvs());
		expect(await pipeline(contract)).toEqual(generated.get(name));
	});

	test.each(models)('the files of $name name the pipeline and no folder of this machine', ({ name }) => {
		const texts = Object.values(generated.get(name) ?? {});
		// One for each component that a sender sends or reads.
		expect(texts.length).toBeGreaterThanOrEqual(10);
		expect(texts.filter((text) => text.includes(repositoryRoot) || text.includes(tmpdir()))).toEqual([]);
		expect(texts.filter((text) => text.includes('by packages/codegen/src/pipelines/models.ts.')).length).toBeGreaterThanOrEqual(
			10,
		);
	});

	test.each(models)('$name changes with a constraint of the contract', async ({ name, pipeline }) => {
		const changed = structuredClone(contract);
		startDirections(changed).push('INTERNAL');
		expect(Object.values(await pipeline(changed)).join('\n')).toContain('INTERNAL');
		expect(Object.values(generated.get(name) ?? {}).join('\n')).not.toContain('INTERNAL');
	});

	test('a changed, a new and a deleted file turn the check of the committed models red', async () => {
		const root = await copyOfCommitted();
		const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
		vi.spyOn(process.stdout, 'write').mockReturnValue(true);
		onTestFinished(() => void vi.restoreAllMocks());

		const list = models.map((artefact) => ({ ...artefact, pipeline: () => generated.get(artefact.name) ?? {} }));

		expect(await checkCommitted(root, list)).toBe(0);

		await writeTree(join(root, 'packages/client-java/generated/models/io/github/ivractivity/model'), { 'Sender.java': '' });
		await writeTree(join(root, 'packages/client-python/src/ivr_activity/generated/models'), { 'new.py': '' });
		await rm(join(root, 'packages/client-go/generated/models/model_sender.go'));
		expect(await checkCommitted(root, list)).toBe(1);
		const lines = said.mock.calls.map(([line]) => line);
		expect(lines).toContain('  differs: io/github/ivractivity/model/Sender.java\n');
		expect(lines).toContain('  left over: new.py\n');
		expect(lines).toContain('  missing: model_sender.go\n');
	});
});

function startDirections({ openapi }: ContractDocument): (string | null)[] {
	const values = openapi.components.schemas.ActivityBody?.properties?.startDirection?.enum;
	if (values === undefined) throw new Error('The contract has no enum for startDirection.');
	return values;
}

async function copyOfCommitted(): Promise<string> {
	const root = await mkdtemp(join(tmpdir(), 'models-'));
	onTestFinished(() => rm(root, { recursive: true }));
	for (const { folder } of models) await cp(join(repositoryRoot, folder), join(root, folder), { recursive: true });
	return root;
}
