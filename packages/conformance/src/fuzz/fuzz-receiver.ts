import fc from 'fast-check';
import type { ReceiverJudge } from '../receiver-judge.ts';
import type { CaseResult } from '../report.ts';
import { arbitraryBody } from './arbitrary-body.ts';
import { fuzzCase } from './fuzz-case.ts';

/** What generated messages found. */
export interface FuzzReport {
	/** How many messages were asked for. */
	readonly runs: number;
	/** Makes the same messages again. */
	readonly seed: number;
	/** The smallest message that is answered wrongly; absent when none was. */
	readonly failure?: CaseResult;
}

/** Sends so many generated messages one after the other, and looks for the smallest of those that are answered wrongly. */
export async function fuzzReceiver(judge: ReceiverJudge, { runs, seed }: { runs: number; seed: number }): Promise<FuzzReport> {
	let failure: CaseResult | undefined;
	const property = fc.asyncProperty(arbitraryBody, async (message) => {
		const one = fuzzCase(JSON.stringify(message));
		fc.pre(one !== undefined);
		const result = await judge.judge(one);
		// What comes after it would be skipped as well.
		if (judge.stopped !== undefined) throw new fc.PreconditionFailure(true);
		// Shrinking goes from a failure to smaller ones, so that the last one is the smallest.
		if (result.outcome === 'failed') failure = result;
		return result.outcome === 'passed';
	});
	await fc.check(property, { numRuns: runs, seed: seed | 0, maxSkipsPerRun: 20 });
	return { runs, seed, ...(failure !== undefined && { failure }) };
}
