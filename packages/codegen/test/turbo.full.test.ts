import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { artefacts, type Files } from '../src/artefacts.ts';
import { readTree } from '../src/tree.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

const uncommitted = [...artefacts.values()].filter(({ committed }) => !committed);
// The committed models need Java, and `codegen --check` guards them.
const packages = '--filter=@ivr-activity/contract --filter=@ivr-activity/conformance';

let workspace: WorkspaceCopy;
let first: Record<string, Files>;

beforeAll(async () => {
	workspace = await copyWorkspace();
	await generate();
	first = await generated();
}, 300_000);

afterAll(() => workspace?.remove());

/** The script as the root has it, for the packages whose artefacts are not committed. */
async function generate(): Promise<string> {
	return succeed(`run generate ${packages}`);
}

/** turbo alone, without emptying the folders before. */
async function turbo(): Promise<string> {
	return succeed(`exec turbo run generate ${packages}`);
}

async function succeed(commandLine: string): Promise<string> {
	const { code, output } = await workspace.pnpm(commandLine);
	expect(code, output).toBe(0);
	return output;
}

async function generated(): Promise<Record<string, Files>> {
	const trees = uncommitted.map(async ({ name, folder }) => [name, await readTree(join(workspace.root, folder))] as const);
	return Object.fromEntries(await Promise.all(trees));
}

/** How many tasks came from the cache, of how many. */
function cached(output: string): { hits: number; of: number } {
	const [, hits, of] = /Cached:\s+(\d+) cached, (\d+) total/.exec(output) ?? [];
	return { hits: Number(hits), of: Number(of) };
}

test('the first run makes every artefact', () => {
	expect(Object.entries(first).filter(([, files]) => Object.keys(files).length === 0)).toEqual([]);
});

test('a second run is a full cache hit and gives the same files', async () => {
	expect(await generate()).toContain('FULL TURBO');
	expect(await generated()).toEqual(first);
});

test('a deleted output comes back', async () => {
	for (const { folder } of uncommitted) await rm(join(workspace.root, folder), { recursive: true });
	expect(await turbo()).toContain('FULL TURBO');
	expect(await generated()).toEqual(first);
});

test('a left-over file does not survive `generate`', async () => {
	for (const { folder } of uncommitted)
		await writeFile(join(workspace.root, folder, 'left-over.ts'), 'export const old = true;\n');
	expect(await generate()).toContain('FULL TURBO');
	expect(await generated()).toEqual(first);
});

test('an edit of the contract runs every pipeline again, and caches nothing that lay beside its output', async () => {
	for (const { folder } of uncommitted)
		await writeFile(join(workspace.root, folder, 'left-over.ts'), 'export const old = true;\n');
	await appendFile(join(workspace.root, 'openapi/receive.openapi.yaml'), '\n# An edit.\n');
	const { hits, of } = cached(await turbo());
	expect(of - hits).toBe(uncommitted.length);
	expect(await generate()).toContain('FULL TURBO');
	expect(await generated()).toEqual(first);
});

test('an edit of a pipeline runs every pipeline again', async () => {
	await appendFile(join(workspace.root, 'packages/codegen/src/pipelines/pii.ts'), '\n// An edit.\n');
	const { hits, of } = cached(await generate());
	expect(of - hits).toBeGreaterThanOrEqual(uncommitted.length);
});

test('an edit of the sources of a package runs no pipeline', async () => {
	await appendFile(join(workspace.root, 'packages/contract/src/examples.ts'), '\n// An edit.\n');
	const { hits, of } = cached(await generate());
	expect(of - hits).toBe(0);
});

test('an edit of a package runs only its tasks and those that depend on them', async () => {
	const before = await plannedTasks();
	await appendFile(join(workspace.root, 'packages/middleware/src/node.ts'), '\n// An edit.\n');
	const after = await plannedTasks();
	const changed = after.filter(({ taskId, hash }) => !before.some((task) => task.taskId === taskId && task.hash === hash));
	expect(changed.map(({ taskId }) => taskId).sort()).toEqual(reached('@ivr-activity/middleware', after));
	expect(changed.length).toBeLessThan(after.length / 2);
});

interface Task {
	taskId: string;
	package: string;
	/** What turbo decides by whether the task must run. */
	hash: string;
	dependencies: string[];
}

async function plannedTasks(): Promise<Task[]> {
	const output = await succeed('exec turbo run build --dry=json');
	return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)).tasks;
}

/** The tasks of a package that its sources decide, and all that depend on them. */
function reached(name: string, tasks: Task[]): string[] {
	const found = new Set(
		tasks.filter((task) => task.package === name && !task.taskId.includes('#generate:')).map(({ taskId }) => taskId),
	);
	// A set grows while it is walked.
	for (const taskId of found) {
		for (const task of tasks) if (task.dependencies.includes(taskId)) found.add(task.taskId);
	}
	return [...found].sort();
}
