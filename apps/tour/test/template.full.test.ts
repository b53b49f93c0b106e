import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyFolder, createNewProject, installPackages, type NewProject, repositoryRoot, runIn } from './new-project.ts';

let project: NewProject;
let copy: string;

beforeAll(async () => {
	project = await createNewProject();
	copy = join(project.folder, 'my-page');
	await copyFolder('apps/frontend-example', copy);
	const commands = await readmeCommands();
	for (const command of commands.filter((line) => line.startsWith('npm pkg '))) {
		const ended = await runIn(copy, 'npm', wordsOf(command).slice(1));
		expect(ended.code, command + ended.stderr).toBe(0);
	}
	await install(commands.filter((line) => line.startsWith('npm install ')));
}, 300_000);

afterAll(() => project?.remove());

/** What the README says to do after the folder was copied. */
async function readmeCommands(): Promise<string[]> {
	const readme = await readFile(join(repositoryRoot, 'apps/frontend-example/README.md'), 'utf8');
	const [, block = ''] = /```sh\ncp -R [^\n]*\n([\s\S]*?)```/.exec(readme) ?? [];
	return block.trim().split('\n');
}

/** The words of a command, quotes around blanks taken away. */
function wordsOf(command: string): string[] {
	return (command.match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

/** Installs what the commands name: our packages from their tarballs, the others in the versions of this repository. */
async function install(commands: readonly string[]): Promise<void> {
	const names = commands.flatMap((command) => wordsOf(command).slice(2)).filter((word) => !word.startsWith('--'));
	const workspace = await readFile(join(repositoryRoot, 'pnpm-workspace.yaml'), 'utf8');
	const others = names.filter((name) => !(name in project.dependencies));
	const versions = others.map((name) => {
		const line = workspace.split('\n').find((text) => text.replaceAll('"', '').startsWith(`  ${name}: `));
		return `${name}@${line?.split(': ')[1]}`;
	});
	await installPackages(copy, { ...project.dependencies }, versions);
}

const packageScript = (...parameters: string[]) => runIn(copy, 'npm', parameters);

test('the copy names nothing of the repository', async () => {
	expect(await readFile(join(copy, 'package.json'), 'utf8')).not.toMatch(/workspace:|catalog:|\.\.\/\.\.\/\.ci/);
	expect(await readFile(join(copy, 'tsconfig.json'), 'utf8')).not.toContain('..');
});

test('its types are right', async () => {
	const { code, stdout } = await packageScript('run', 'typecheck');
	expect(code, stdout).toBe(0);
});

test('it is built', async () => {
	const { code, stdout, stderr } = await packageScript('run', 'build');
	expect(code, stdout + stderr).toBe(0);
});

test('its tests pass', async () => {
	const { code, stdout, stderr } = await packageScript('test');
	expect(code, stdout + stderr).toBe(0);
	expect(stdout).toMatch(/Tests +[1-9]\d* passed/);
});
