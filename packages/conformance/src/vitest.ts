import { beforeAll, describe, type TestContext, test } from 'vitest';
import { compareWithBaseline } from './baseline.ts';
import type { ConformanceCase } from './cases.ts';
import { curlCommand } from './curl.ts';
import { type CheckedOptions, type ConformanceOptions, checkOptions } from './options.ts';
import { ordered } from './order.ts';
import { ReceiverJudge } from './receiver-judge.ts';
import { type CaseResult, isDeciding } from './report.ts';
import { changeWords, expectedWords, placeWords, receivedWords, staleWords } from './reporters/words.ts';
import { chooseCases } from './select-case.ts';
import { machineNetwork, reachTarget } from './target.ts';

/** What to judge, and how; `baseUrl` may be a function, for a server that a `beforeAll` starts. */
export interface ConformanceSuiteOptions
	extends Omit<ConformanceOptions, 'baseUrl' | 'concurrency' | 'fuzz' | 'signal' | 'onResult'> {
	readonly baseUrl: string | (() => string | Promise<string>);
	/** The name of the suite. Default: `conformance`. */
	readonly name?: string;
}

/**
 * Registers one test for each case. A failed MUST fails its test, a failed SHOULD does so with `failOn: 'should'`; other
 * findings are annotations. What must not be sent to the target is a skipped test.
 * @throws OptionError when `only` or `skip` names no case
 * @example
 * describeConformance({ baseUrl: 'http://127.0.0.1:4010/ccm', profile: 'tolerant' });
 */
export function describeConformance({ name = 'conformance', baseUrl, ...options }: ConformanceSuiteOptions): void {
	const { only = [], skip = [], seed, timeoutMs = 10_000 } = options;
	const chosen = ordered(chooseCases({ only, skip }), seed);
	// A case may send two requests, and ask once more whether the target is there.
	const timeout = 3 * timeoutMs + 5000;
	describe(name, () => {
		let judge: ReceiverJudge | undefined;
		let checked: CheckedOptions;
		beforeAll(async () => {
			checked = checkOptions({ ...options, baseUrl: typeof baseUrl === 'string' ? baseUrl : await baseUrl() });
			const target = await reachTarget(checked.baseUrl, machineNetwork, checked.trust);
			judge = new ReceiverJudge(target, machineNetwork, checked);
		}, timeout);
		for (const one of chosen) {
			test(`${one.id} ${one.title}`, { timeout }, async (context) => {
				if (judge !== undefined) await settle(one, { judge, checked, context });
			});
		}
	});
}

async function settle(
	one: ConformanceCase,
	{ judge, checked, context }: { judge: ReceiverJudge; checked: CheckedOptions; context: TestContext },
): Promise<void> {
	const judged = await judge.judge(one);
	if (judge.stopped !== undefined) throw new Error(judge.stopped);
	const baseline = checked.baseline ?? { profile: checked.profile, failures: {} };
	const { results, stale } = compareWithBaseline([judged], baseline);
	const result = results[0] ?? judged;
	if (result.outcome === 'skipped') return context.skip(result.reason);
	const [entry] = stale;
	if (entry !== undefined) throw new Error(staleWords(entry));
	if (isDeciding(result, checked.failOn)) throw new Error(findingWords(result));
	if (result.outcome === 'failed') await context.annotate(findingWords(result), 'warning');
}

function findingWords(result: CaseResult): string {
	return [
		`${result.expected.level}: expected ${expectedWords(result)}, received ${receivedWords(result)}`,
		`about: ${placeWords(result)}`,
		`changed: ${changeWords(result)}`,
		`repeat: ${curlCommand(result.request)}`,
	].join('\n');
}
