import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { firstLine } from '../../codegen/src/toolchains.ts';

/** The folder of this package. */
export const folder = join(import.meta.dirname, '..');

/** Why nothing of Go can be run here; undefined where it can. */
export const missing = (await firstLine('go version')) === undefined ? 'there is no Go here (Debian: golang-go)' : undefined;

/** A test that needs Go: skipped with the reason where it is missing, a failure there with `CI=true`. */
export function testWithGo(name: string, body: () => Promise<void>): void {
	if (missing === undefined) test(name, body);
	else test.skipIf(process.env.CI !== 'true')(`${name}: ${missing}`, () => expect.fail(missing));
}

/**
 * Runs the go command.
 * @returns what it wrote to standard output
 * @throws it failed; the error holds what it wrote
 */
export async function go(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
	const { stdout } = await promisify(execFile)('go', args, { cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 26 });
	return stdout;
}

/** Builds the program in a folder of a module. @returns the command line that runs it */
export async function buildProgram(module: string, program: string, into: string, env?: NodeJS.ProcessEnv): Promise<string> {
	const file = join(into, process.platform === 'win32' ? 'program.exe' : 'program');
	await go(['build', '-o', file, `./${program}`], module, env);
	return `"${file}"`;
}

/** An empty folder outside the package. */
export function makeTemporaryFolder(): Promise<string> {
	return mkdtemp(join(tmpdir(), 'ivr-activity-go-'));
}

/** An empty folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
	const made = await makeTemporaryFolder();
	onTestFinished(() => removeFolder(made));
	return made;
}

/** Removes a folder with what is in it, read-only files of Go's module cache included. */
export function removeFolder(path: string): Promise<void> {
	return rm(path, { recursive: true, force: true, maxRetries: 3 });
}
