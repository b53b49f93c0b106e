import { randomInt } from 'node:crypto';
import { compareWithBaseline } from './baseline.ts';
import type { ConformanceCase } from './cases.ts';
import type { FuzzReport } from './fuzz/fuzz-receiver.ts';
import { OptionError } from './option-error.ts';
import { type CheckedOptions, type ConformanceOptions, checkOptions } from './options.ts';
import { orderOfSending } from './order.ts';
import { ReceiverJudge, skipped } from './receiver-judge.ts';
import { type CaseResult, type ConformanceReport, isDeciding, judgeWasStopped } from './report.ts';
import { chooseCases } from './select-case.ts';
import { machineNetwork, type Network, reachTarget, type Target, UnreachableError } from './target.ts';

/**
 * Judges a receiver by sending it every case that is harmless for it.
 * @returns the report, also when the target cannot be reached or stops answering, or the signal ends the run (`verdict: 'incomplete'`)
 * @throws OptionError when an option is missing or wrong
 * @example
 * const { verdict, results } = await runConformance({ baseUrl: 'http://127.0.0.1:4010/ccm', profile: 'tolerant' });
 */
export function runConformance(options: ConformanceOptions): Promise<ConformanceReport> {
	return judgeReceiver(options, machineNetwork);
}

/** As `runConformance`, over a network that a test can watch. */
export async function judgeReceiver(options: ConformanceOptions, network: Network): Promise<ConformanceReport> {
	const checked = checkOptions(options);
	const chosen = chooseCases(checked);
	const about = {
		baseUrl: options.baseUrl,
		profile: checked.profile,
		failOn: checked.failOn,
		...(checked.seed !== undefined && { seed: checked.seed }),
	};
	try {
		const target = await reachTarget(checked.baseUrl, network, checked.trust, checked.signal);
		assertHarmless(checked, target);
		const judge = new ReceiverJudge(target, network, checked);
		const known = await judgeAll(chosen, judge, checked);
		const fuzz = await fuzzed(judge, checked);
		const { stopped } = judge;
		const all = fuzz?.failure === undefined ? known : [...known, fuzz.failure];
		const { results, stale } = compareWithBaseline(all, checked.baseline ?? { profile: checked.profile, failures: {} });
		const fails = stale.length > 0 || results.some((result) => isDeciding(result, checked.failOn));
		return {
			...about,
			address: target.address.address,
			verdict: stopped === undefined ? (fails ? 'fail' : 'pass') : 'incomplete',
			...(stopped !== undefined && { reason: stopped }),
			...(stale.length > 0 && { stale }),
			...(fuzz !== undefined && { fuzz: { runs: fuzz.runs, seed: fuzz.seed } }),
			results,
		};
	} catch (error) {
		if (!(error instanceof UnreachableError)) throw error;
		return { ...about, verdict: 'incomplete', ...unreached(chosen, checked, error) };
	}
}

/** What is known of a target that nothing was sent to. */
function unreached(
	chosen: readonly ConformanceCase[],
	checked: CheckedOptions,
	{ message }: UnreachableError,
): Pick<ConformanceReport, 'reason' | 'results'> {
	const wasStopped = checked.signal.aborted;
	const reason = wasStopped ? judgeWasStopped : 'the target could not be reached';
	return { reason: wasStopped ? reason : message, results: chosen.map((one) => skipped(one, checked, reason)) };
}

/** Only known messages are known to be harmless elsewhere. */
function assertHarmless({ fuzz }: CheckedOptions, { isLoopback }: Target): void {
	if (fuzz > 0 && !isLoopback) {
		throw new OptionError('Generated messages may be stored: they are sent to a loopback address alone.');
	}
}

async function fuzzed(judge: ReceiverJudge, { fuzz, seed }: CheckedOptions): Promise<FuzzReport | undefined> {
	if (fuzz === 0) return undefined;
	// Who does not fuzz need not load what it takes.
	const { fuzzReceiver } = await import('./fuzz/fuzz-receiver.ts');
	const report = await fuzzReceiver(judge, { runs: fuzz, seed: seed ?? randomInt(2 ** 31) });
	// What was not sent to its end cannot be said to have found nothing.
	return judge.stopped === undefined || report.failure !== undefined ? report : undefined;
}

/** The results in the order of the cases, whatever the order of sending was. */
async function judgeAll(
	chosen: readonly ConformanceCase[],
	judge: ReceiverJudge,
	{ concurrency, seed, onResult }: CheckedOptions,
): Promise<CaseResult[]> {
	const results = new Map<ConformanceCase, CaseResult>();
	const waiting = orderOfSending(chosen, seed).values();
	await Promise.all(Array.from({ length: concurrency }, work));
	return chosen.flatMap((one) => results.get(one) ?? []);

	async function work(): Promise<void> {
		for (const one of waiting) {
			const result = await judge.judge(one);
			results.set(one, result);
			onResult(result, { done: results.size, total: chosen.length });
		}
	}
}
