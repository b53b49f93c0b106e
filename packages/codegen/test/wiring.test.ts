import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Artefact, artefacts } from '../src/artefacts.ts';
import { repositoryRoot } from '../src/contract-document.ts';

const all = [...artefacts.values()];
const uncommitted = all.filter(({ committed }) => !committed);
const { tasks } = await json('turbo.json');
const generateTasks = Object.keys(tasks).filter((task) => task.startsWith('generate:'));

async function json(path: string) {
	return JSON.parse(await readFile(join(repositoryRoot, path), 'utf8'));
}

/** What a package says of its tasks in place of the root. */
async function ownTasks(folder: string) {
	return existsSync(join(repositoryRoot, folder, 'turbo.json')) ? (await json(`${folder}/turbo.json`)).tasks : {};
}

/** The package that an artefact belongs to, as a path from the root. */
function packageOf({ folder }: Artefact): string {
	return folder.split('/').slice(0, 2).join('/');
}

function taskOf({ name, committed }: Artefact): string {
	return committed ? `generate:${name.replace(/-.*/, '')}` : `generate:${name}`;
}

describe.each(all)('$name', (artefact) => {
	const task = taskOf(artefact);

	test('has a script of its package that calls its pipeline', async () => {
		const { scripts } = await json(`${packageOf(artefact)}/package.json`);
		expect(scripts[task]).toBe(`codegen ${artefact.name}`);
	});

	test('has a task of turbo that knows the contract as input and its folder as output', async () => {
		const { inputs, outputs } = { ...tasks[task], ...(await ownTasks(packageOf(artefact)))[task] };
		expect(inputs).toContain('$TURBO_ROOT$/openapi/**');
		expect(outputs).toContain(`${relative(packageOf(artefact), artefact.folder).split(sep).join('/')}/**`);
	});

	test('has a row in the README with its folder', async () => {
		const readme = await readFile(join(repositoryRoot, 'packages/codegen/README.md'), 'utf8');
		const row = readme.split('\n').find((line) => line.startsWith(`| \`${artefact.name}\` |`));
		expect(row).toContain(`| \`${artefact.folder}\` |`);
	});

	test('is made again when a pipeline changes', () => {
		expect(tasks[task].dependsOn.some((one: string) => one === '^transit' || one === '@ivr-activity/codegen#transit')).toBe(true);
	});
});

test('the README has no row for an artefact that does not exist', async () => {
	const readme = await readFile(join(repositoryRoot, 'packages/codegen/README.md'), 'utf8');
	const rows = [...readme.matchAll(/^\| `([\w-]+)` \| \[/gm)].map(([, name]) => name);
	expect(rows).toEqual([...artefacts.keys()]);
});

test('every task of turbo that generates belongs to an artefact', () => {
	expect([...generateTasks].sort()).toEqual([...new Set(all.map(taskOf))].sort());
});

test('`generate` waits for every artefact that is not committed', () => {
	expect([...tasks.generate.dependsOn].sort()).toEqual(uncommitted.map(taskOf).sort());
});

test('the folders of the artefacts do not overlap', () => {
	const folders = all.map(({ folder }) => `${folder}/`);
	expect(folders.filter((folder) => folders.some((other) => other !== folder && folder.startsWith(other)))).toEqual([]);
	expect(new Set(folders).size).toBe(folders.length);
});
