import { exec, execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../src/contract-document.ts';

/** A copy of the repository with everything installed, in which a test may break and build what it likes. */
export interface WorkspaceCopy {
	root: string;
	/** Runs a command line with pnpm, such as `run build`; a non-zero exit code is no exception. */
	pnpm(commandLine: string): Promise<{ code: number; output: string }>;
	remove(): Promise<void>;
}

/** Copies what git would commit, and installs from the store that the repository itself was installed from. */
export async function copyWorkspace(): Promise<WorkspaceCopy> {
	const root = await mkdtemp(join(tmpdir(), 'workspace-'));
	for (const file of await committable()) await cp(join(repositoryRoot, file), join(root, file));
	// Without a commit turbo does not ask git what is ignored, and hashes its own logs.
	await git(['init', '--quiet'], root);
	await git(['add', '--all'], root);
	await git(['-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', 'Copy'], root);
	const copy: WorkspaceCopy = {
		root,
		pnpm: (commandLine) => run(`npx -y pnpm@12 ${commandLine}`, root),
		remove: () => rm(root, { recursive: true, force: true }),
	};
	const { code, output } = await copy.pnpm('install --frozen-lockfile --prefer-offline');
	if (code !== 0) throw new Error(`The copy of the workspace could not be installed:\n${output}`);
	return copy;
}

async function committable(): Promise<string[]> {
	const list = await git(['ls-files', '--cached', '--others', '--exclude-standard', '-z'], repositoryRoot);
	return list.split('\0').filter((file) => file !== '' && existsSync(join(repositoryRoot, file)));
}

async function git(args: string[], cwd: string): Promise<string> {
	const { stdout } = await promisify(execFile)('git', args, { cwd, maxBuffer: 2 ** 26 });
	return stdout;
}

function run(commandLine: string, cwd: string): Promise<{ code: number; output: string }> {
	return new Promise((resolve) => {
		exec(commandLine, { cwd, env: environment(), maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
			resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
		});
	});
}

/** Without what the runs around this one left for their own children. */
function environment(): NodeJS.ProcessEnv {
	const foreign = /^(npm_|pnpm_|turbo_|vitest|node_env$)/i;
	const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	return { ...Object.fromEntries(own), TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
}
