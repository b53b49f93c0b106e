import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { replayScenarios } from '@ivr-activity/conformance';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyPackage } from './package-copy.ts';
import { folder, java, javac, missingTools, run, testClasspath } from './toolchain.ts';

/** One rule of the client, broken by a change of its text. */
interface Mutant {
	readonly rule: string;
	readonly file: string;
	/** Stands in the file once. */
	readonly text: string;
	readonly broken: string;
	/** The kind of scenarios that notice it. */
	readonly noticedBy: 'REC' | 'SND';
}

const sending: readonly Omit<Mutant, 'noticedBy'>[] = [
	{ rule: '408 is retried', file: 'RetryPolicy', text: 'Set.of(408, ', broken: 'Set.of(' },
	{
		rule: '500 is retried twice',
		file: 'RetryPolicy',
		text: 'RETRIES_OF_INTERNAL_ERROR = 2',
		broken: 'RETRIES_OF_INTERNAL_ERROR = 3',
	},
	{ rule: 'Retry-After is waited for', file: 'RetryPolicy', text: 'backoffMs + Math.min(', broken: 'backoffMs + 0 * Math.min(' },
	{ rule: 'a wait past the deadline is not begun', file: 'AttemptLoop', text: ' || left.toMillis() < 1', broken: '' },
	{ rule: 'a network error is retried', file: 'NetworkException', text: 'kind != Kind.NOT_TRUSTED', broken: 'false' },
	{
		rule: 'a redirect is not followed',
		file: 'IvrClient',
		text: '.followRedirects(Redirect.NEVER);',
		broken: '.followRedirects(Redirect.ALWAYS);',
	},
	{ rule: '64 KiB of an answer are read', file: 'BoundedBody', text: '= 65_536', broken: '= 131_072' },
	{
		rule: 'a body that does not come changes nothing',
		file: 'HttpExchange',
		text: '(TimeoutException error) {\n      if (begun.get() == null)',
		broken: '(TimeoutException error) {\n      if (true)',
	},
	{ rule: 'a token is sent', file: 'HttpExchange', text: 'header("Authorization"', broken: 'header("X-Authorization"' },
	{ rule: 'what is invalid is not sent', file: 'IvrClient', text: '!faults.isEmpty()', broken: 'faults.size() > 100' },
	{
		rule: 'a missing member is named by its own path',
		file: 'MessageJudge',
		text: 'pointer + "/" + error.getProperty()',
		broken: 'pointer',
	},
	{
		rule: 'the problem document of someone else is not repeated',
		file: 'Refusal',
		text: '"urn:ivr-activity:problem:"',
		broken: '""',
	},
	{
		rule: 'a location is told without its query',
		file: 'Endpoint',
		text: '(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())',
		broken: 'uri.getRawPath() + "?" + uri.getRawQuery()',
	},
];

const recording: readonly Omit<Mutant, 'noticedBy'>[] = [
	{ rule: 'the first end counts', file: 'CallRecorder', text: 'if (endDirection == null) {', broken: 'if (true) {' },
	{
		rule: 'no visit comes after the end',
		file: 'CallRecorder',
		text: 'if (endDirection != null) throw',
		broken: 'if (false) throw',
	},
	{ rule: 'visits come out by time', file: 'CallRecorder', text: 'visited.sort(', broken: 'if (false) visited.sort(' },
	{
		rule: 'a value of null leaves a variable unset',
		file: 'CallRecorder',
		text: 'snapshot.isNull() ? "" : snapshot',
		broken: 'snapshot',
	},
	{
		rule: 'a clock that is set back turns no order around',
		file: 'CallClock',
		text: 'Math.max(latestMs, readingMs)',
		broken: 'readingMs',
	},
	{
		rule: 'the header tells when the message was added to last',
		file: 'CallRecorder',
		text: 'clock.readingMs()',
		broken: 'clock.startMs()',
	},
	{
		rule: 'seconds are a wrong time, and no wrong value',
		file: 'CallTime',
		text: 'throw new DateTimeException("The time looks like seconds',
		broken: 'throw new IllegalArgumentException("The time looks like seconds',
	},
	{
		rule: 'members whose value is null are kept',
		file: 'MessageJson',
		text: 'withValueInclusion(JsonInclude.Include.NON_NULL)',
		broken: 'withValueInclusion(JsonInclude.Include.NON_NULL).withContentInclusion(JsonInclude.Include.NON_NULL)',
	},
];

const mutants: readonly Mutant[] = [
	...sending.map((mutant) => ({ ...mutant, noticedBy: 'SND' as const })),
	...recording.map((mutant) => ({ ...mutant, noticedBy: 'REC' as const })),
];

const missing = await missingTools();

if (missing !== undefined) {
	test.skipIf(process.env.CI !== 'true')(`the scenarios notice a broken rule: ${missing}`, () => expect.fail(missing));
}

describe.skipIf(missing !== undefined)('the scenarios notice it when this does not hold:', () => {
	let root = '';
	let classpath = '';
	beforeAll(async () => {
		root = await mkdtemp(join(tmpdir(), 'ivr-activity-mutants-'));
		await copyPackage(root);
		await run('mvn -q -B -ntp process-test-classes', root);
		classpath = await testClasspath(root);
	}, 300_000);
	afterAll(() => rm(root, { recursive: true, force: true }));

	test.each(mutants)('$rule', async (mutant) => {
		const classes = await compile(mutant, await mkdtemp(join(root, 'mutant-')), classpath);
		const command = `${java} -cp "${[classes, classpath].join(delimiter)}" io.github.ivractivity.driver.ScenarioDriver`;
		// Some break by waiting: what is right waits for a few seconds at most.
		const { results } = await replayScenarios({ command, only: [mutant.noticedBy], timeoutMs: 20_000 });
		expect(results.filter(({ differences }) => differences.length > 0).map(({ id }) => id)).not.toEqual([]);
	});
});

/** Compiles the one file that is changed. Its folder goes before the others in the class path. */
async function compile({ file, text, broken }: Mutant, to: string, classpath: string): Promise<string> {
	const source = await readFile(join(folder, 'src/main/java/io/github/ivractivity', `${file}.java`), 'utf8');
	const parts = source.split(text);
	expect(parts, `${file}.java has the text once`).toHaveLength(2);
	await mkdir(join(to, 'classes'));
	await writeFile(join(to, `${file}.java`), parts.join(broken));
	await run(`${javac} -cp "${classpath}" -d "${join(to, 'classes')}" "${join(to, `${file}.java`)}"`);
	return join(to, 'classes');
}
