import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { runAgainstMock } from '../../../.ci/native-suite.ts';
import { buildProgram, folder, go, temporaryFolder, testWithGo } from './go.ts';

const repository = 'https://github.com/ivr-activity/ivr-activity';
const modulePath = 'github.com/ivr-activity/ivr-activity/packages/client-go';
const version = 'v0.1.0';

testWithGo('the program of the README sends from a new project that gets the tagged module', async () => {
	const made = await temporaryFolder();
	const project = join(made, 'project');
	await mkdir(project);
	await writeFile(join(project, 'main.go'), await readmeProgram());
	const env = await publishedIn(join(made, 'repository'), join(made, 'modules'));
	await go(['mod', 'init', 'example.com/ivr'], project, env);
	await go(['get', `${modulePath}@${version}`], project, env);
	await go(['mod', 'tidy'], project, env);
	const command = await buildProgram(project, '.', made, env);
	const { exitCode, output } = await runAgainstMock(folder, command);
	expect({ exitCode, output }).toEqual({ exitCode: 0, output: '202\n' });
});

async function readmeProgram(): Promise<string> {
	const readme = await readFile(join(folder, 'README.md'), 'utf8');
	const [, program] = /```go\n(package main\n.*?)```/s.exec(readme) ?? [];
	expect(program, 'the README has a program').toBeDefined();
	return program ?? '';
}

/**
 * Commits the module as it is into a repository of its own, tagged as Go wants it for a module in a subfolder.
 * @returns the environment in which the go command takes that repository for the real one, and keeps modules apart
 */
async function publishedIn(path: string, modules: string): Promise<NodeJS.ProcessEnv> {
	const git = (...args: string[]) => promisify(execFile)('git', args, { cwd: path });
	const subfolder = 'packages/client-go';
	await mkdir(join(path, subfolder), { recursive: true });
	const { stdout } = await promisify(execFile)('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: folder });
	for (const file of stdout.split('\0').filter(Boolean)) await cp(join(folder, file), join(path, subfolder, file));
	await git('init', '-q');
	await git('add', '-A');
	const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
	await git(...author, 'commit', '-q', '-m', 'Release');
	await git('-c', 'tag.gpgsign=false', 'tag', `${subfolder}/${version}`);
	const [cache, proxy] = (await go(['env', 'GOMODCACHE', 'GOPROXY'], folder)).trim().split('\n');
	return {
		GOPRIVATE: modulePath,
		// What the module needs is taken from the cache of this machine before it is asked for elsewhere.
		GOPROXY: `${pathToFileURL(join(cache ?? '', 'cache', 'download'))},${proxy}`,
		GOMODCACHE: modules,
		GOFLAGS: '-modcacherw',
		GIT_CONFIG_COUNT: '1',
		GIT_CONFIG_KEY_0: `url.${pathToFileURL(path)}.insteadOf`,
		GIT_CONFIG_VALUE_0: repository,
	};
}
