import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packPackages, publishedPackages, type Tarball } from './published-packages.ts';
import { runProgram } from './run-program.ts';

const help = `Releases the packages that are not private. Each is published once per version: what the registry has is passed over.

  pnpm run release prepare     turn the changesets into versions and changelogs, and keep the contract as the released one
  pnpm run release --dry-run   build, list what would be published with files and sizes, publish nothing
  pnpm run release             build, publish and tag; wants a clean checkout of main, and tests nothing: CI has done that

Exit codes: 0 done, 1 a step failed, 2 wrong usage, 130 ended by Ctrl-C.
`;

/** A step that ended with another exit code than 0. It has said why itself. */
class StepFailed extends Error {}

interface Usage {
	readonly task: 'help' | 'prepare' | 'list' | 'publish';
}

const root = join(import.meta.dirname, '..');
process.chdir(root);
const usage = readUsage(process.argv.slice(2));
process.exitCode = usage === undefined ? 2 : await release(usage);

function readUsage(parameters: readonly string[]): Usage | undefined {
	try {
		const { values, positionals } = parseArgs({
			// pnpm hands on the `--` that other package managers take away.
			args: parameters.filter((parameter) => parameter !== '--'),
			allowPositionals: true,
			options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
		});
		if (values.help) return { task: 'help' };
		const dryRun = values['dry-run'] === true;
		if (positionals.length === 0) return { task: dryRun ? 'list' : 'publish' };
		if (positionals.join(' ') === 'prepare' && !dryRun) return { task: 'prepare' };
		throw new TypeError(`«${positionals.join(' ')}»${dryRun ? ' with --dry-run' : ''} is no task.`);
	} catch (error) {
		process.stderr.write(`release: ${error instanceof Error ? error.message : error}\n\n${help}`);
		return undefined;
	}
}

async function release({ task }: Usage): Promise<number> {
	try {
		if (task === 'help') process.stdout.write(help);
		else if (task === 'prepare') await prepare();
		else if (task === 'list') await list();
		else await publish();
		return 0;
	} catch (error) {
		if (!(error instanceof StepFailed)) throw error;
		process.stderr.write(`release: ${error.message}\n`);
		return 1;
	}
}

async function prepare(): Promise<void> {
	await step('changeset', 'version');
	await step('node', 'packages/codegen/src/cli.ts', 'released');
	process.stdout.write('Read the changelogs, and commit everything as it is now.\n');
}

async function list(): Promise<void> {
	await build();
	const folder = await mkdtemp(join(tmpdir(), 'release-'));
	const remove = () => rmSync(folder, { recursive: true, force: true });
	const end = () => {
		remove();
		process.exit(130);
	};
	process.once('SIGINT', end);
	try {
		const tarballs = await packPackages(root, folder);
		for (const tarball of tarballs)
			process.stdout.write(`\n${title(tarball)}\n${tarball.paths.map((path) => `  ${path}\n`).join('')}`);
		process.stdout.write(
			`\nWould be published, unless the registry has it:\n${tarballs.map((tarball) => `  ${title(tarball)}\n`).join('')}`,
		);
		process.stdout.write('Nothing was published.\n');
	} finally {
		process.off('SIGINT', end);
		remove();
	}
}

async function publish(): Promise<void> {
	await build();
	const filters = (await publishedPackages(root)).flatMap(({ name }) => ['--filter', name]);
	await step('npx', '-y', 'pnpm@12', ...filters, 'publish');
	await step('changeset', 'git-tag');
	process.stdout.write('Published. Push the tags: git push --tags\n');
}

/** Generates and builds from nothing, because the tarballs hold whole folders. */
async function build(): Promise<void> {
	await step('node', 'packages/codegen/src/cli.ts', 'empty');
	const packages = await publishedPackages(root);
	for (const { folder } of packages) await rm(join(root, folder, 'dist'), { recursive: true, force: true });
	await step('turbo', 'run', 'build', ...packages.map(({ name }) => `--filter=${name}`), '--output-logs=errors-only');
}

async function step(command: string, ...parameters: string[]): Promise<void> {
	const code = await runProgram(command, parameters);
	if (code !== 0)
		throw new StepFailed(`${[command, ...parameters].join(' ')} ended with exit code ${code}; nothing after it was done.`);
}

function title({ name, version, paths, bytes }: Tarball): string {
	return `${name} ${version}  ${paths.length} files, ${(bytes / 1000).toFixed(1)} kB packed`;
}
