import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExpectStatic, TestAPI } from 'vitest';

/** One test of a suite in another language, as that language's own report tells it. */
export interface NativeTest {
	readonly name: string;
	readonly failure?: string;
	/** Why the test was not run. */
	readonly skipped?: string;
}

/** How a command ended, and what it said. */
export interface NativeRun {
	readonly exitCode: number;
	readonly output: string;
}

/** The suite of a client in another language. */
export interface NativeSuite {
	/** What runs the tests, such as `Maven`. */
	readonly tool: string;
	/** What this machine lacks for the suite, and what to install; undefined when it has everything. */
	readonly missing: string | undefined;
	/** Builds the client and runs its tests against a mock. */
	run(): Promise<NativeRun>;
	/** The tests of the run that was. */
	report(run: NativeRun): Promise<NativeTest[]>;
	/** The names of the tests that send to the mock: without them the suite proves nothing. */
	readonly sending: readonly string[];
}

const examples = fileURLToPath(new URL('../openapi/examples/valid', import.meta.url));

/**
 * Runs the suite and shows each of its tests as one of vitest. Where the language is missing, the suite is skipped with the
 * reason; with `CI=true` that is a failure.
 */
export async function showNativeSuite(
	{ test, expect }: { test: TestAPI; expect: ExpectStatic },
	suite: NativeSuite,
): Promise<void> {
	const { tool, missing, sending } = suite;
	if (missing !== undefined) {
		test.skipIf(process.env.CI !== 'true')(`${tool} runs the tests of the client: ${missing}`, () => expect.fail(missing));
		return;
	}
	const run = await suite.run();
	const tests = await suite.report(run);
	test(`${tool} builds the client and ends without a failure`, () => expect(run.exitCode, run.output).toBe(0));
	test('the suite sends to the mock and covers every valid example', async () => {
		const passed = tests.filter(({ failure, skipped }) => failure === undefined && skipped === undefined);
		expect(passed.map(({ name }) => name)).toEqual(expect.arrayContaining([...sending]));
		const uncovered = (await readdir(examples)).filter((example) => !tests.some(({ name }) => name.includes(example)));
		expect(uncovered).toEqual([]);
	});
	for (const { name, failure, skipped } of tests) {
		if (skipped === undefined) test(name, () => expect(failure).toBeUndefined());
		else test.skip(`${name}: ${skipped}`);
	}
}

/**
 * Runs a command in the folder of a package, with IVR_TARGET_URL naming a mock of its own.
 * @returns the command's exit code, and what it wrote to standard output
 */
export function runAgainstMock(folder: string, command: string): Promise<NativeRun> {
	const mock = join(folder, 'node_modules/@ivr-activity/mock/bin/ivr-mock.js');
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [mock, '--port', '0', '--exec', command], {
			cwd: folder,
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let output = '';
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			output += text;
		});
		child.on('error', reject);
		child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, output }));
	});
}

/** The tests in a JUnit XML report, as Maven and pytest write it. */
export function junitTests(xml: string): NativeTest[] {
	return [...xml.matchAll(/<testcase\b([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)].map(([, attributes = '', content = '']) => {
		const name = unescapeXml(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? '');
		const skipped = message(content, 'skipped');
		const failure = message(content, 'failure|error');
		return { name, ...(skipped !== undefined && { skipped }), ...(failure !== undefined && { failure }) };
	});
}

/** The message of the first such element: the attribute, or else the first line of the text. */
function message(content: string, element: string): string | undefined {
	const found = new RegExp(`<(?:${element})\\b([^>]*?)(?:/>|>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</(?:${element})>)`, 's').exec(
		content,
	);
	if (found === null) return undefined;
	const [, attributes = '', text = ''] = found;
	return unescapeXml(/\bmessage="([^"]*)"/.exec(attributes)?.[1] ?? text.trim().split('\n')[0] ?? '');
}

function unescapeXml(text: string): string {
	const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
	return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (entity, decimal, hex, name) => {
		if (name !== undefined) return characters[name] ?? entity;
		return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
	});
}
