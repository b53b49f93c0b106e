import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replayScenarios } from '@ivr-activity/conformance';
import { expect } from 'vitest';
import { buildProgram, folder, temporaryFolder, testWithGo } from './go.ts';

/** One rule of the client, broken by a change of its text. */
interface Mutant {
	readonly rule: string;
	readonly file: string;
	/** Stands in the file once. */
	readonly text: string;
	readonly broken: string;
}

const mutants: readonly Mutant[] = [
	{ rule: '408 is retried', file: 'retry.go', text: 'case http.StatusRequestTimeout, ', broken: 'case ' },
	{ rule: '500 is retried twice', file: 'retry.go', text: 'retriesOfInternalError = 2', broken: 'retriesOfInternalError = 3' },
	{ rule: 'Retry-After is waited for', file: 'retry.go', text: 'wait += min(', broken: 'wait += 0 * min(' },
	{ rule: 'a wait past the deadline is not begun', file: 'retry.go', text: ' || left < time.Millisecond', broken: '' },
	{ rule: 'a network error is retried', file: 'retry.go', text: 'if failed.MayPass()', broken: 'if !failed.MayPass()' },
	{
		rule: 'a redirect is not followed',
		file: 'exchange.go',
		text: 'response.Header.Del("Location")',
		broken: 'response.Header.Del("X-Location")',
	},
	{ rule: '64 KiB of an answer are read', file: 'exchange.go', text: '= 64 << 10', broken: '= 128 << 10' },
	{
		rule: 'the content type has no charset',
		file: 'exchange.go',
		text: '"Content-Type", operation.MediaType',
		broken: '"Content-Type", operation.MediaType+"; charset=utf-8"',
	},
	{ rule: 'a token is sent', file: 'exchange.go', text: 'Set("Authorization", ', broken: 'Set("X-Authorization", ' },
	{ rule: 'what is invalid is not sent', file: 'client.go', text: 'len(faults) > 0', broken: 'len(faults) > 100' },
	{
		rule: 'a missing member is named by its own path',
		file: 'judge.go',
		text: 'pointer + pointerOf([]string{name})',
		broken: 'pointer + pointerOf([]string{name}[1:])',
	},
	{
		rule: 'the problem document of someone else is not repeated',
		file: 'refusal.go',
		text: '"urn:ivr-activity:problem:"',
		broken: '""',
	},
	{ rule: 'the first end counts', file: 'recorder.go', text: 'if r.end == nil {', broken: 'if true {' },
	{ rule: 'visits come out by time', file: 'recorder.go', text: ') < timeOfVisit(', broken: ') > timeOfVisit(' },
	{ rule: 'a value of null leaves a variable unset', file: 'recorder.go', text: 'if value == nil {', broken: 'if false {' },
	{
		rule: 'a clock that is set back turns no order around',
		file: 'call_time.go',
		text: 'value = max(c.latest, reading)',
		broken: 'value = reading',
	},
	{ rule: 'seconds are refused', file: 'call_time.go', text: 'case isTimeOfCall(t.milliseconds):', broken: 'case true:' },
];

testWithGo('the scenarios notice nothing when every rule holds', async () => {
	expect(await noticedOf(undefined)).toEqual([]);
});

for (const mutant of mutants) {
	testWithGo(`the scenarios notice it when this does not hold: ${mutant.rule}`, async () => {
		expect(await noticedOf(mutant)).not.toEqual([]);
	});
}

/** The scenarios that fail with a copy of the module in which a rule is broken, and what else is wrong with its driver. */
async function noticedOf(mutant: Mutant | undefined): Promise<string[]> {
	const made = await temporaryFolder();
	const module = join(made, 'module');
	await cp(folder, module, { recursive: true, filter: (path) => !/[\\/](?:node_modules|reports|test|\.turbo)$/.test(path) });
	if (mutant !== undefined) await breakRule(module, mutant);
	const command = await buildProgram(module, 'internal/scenariodriver', made);
	// Some break by waiting: what is right waits for a few seconds at most.
	const { results, problems } = await replayScenarios({ command, timeoutMs: 20_000 });
	const failed = results.filter(({ differences }) => differences.length > 0);
	return [...failed.map(({ id }) => id), ...problems];
}

async function breakRule(module: string, { file, text, broken }: Mutant): Promise<void> {
	const path = join(module, file);
	const parts = (await readFile(path, 'utf8')).split(text);
	expect(parts, `the text stands once in ${file}`).toHaveLength(2);
	await writeFile(path, parts.join(broken));
}
