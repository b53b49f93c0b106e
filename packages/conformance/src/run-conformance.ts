import { bytesOf } from './body.ts';
import { type ConformanceCase, cases } from './cases.ts';
import { type Answer, exchange, type WireRequest } from './exchange.ts';
import { Liveness } from './liveness.ts';
import { type CheckedOptions, type ConformanceOptions, checkOptions } from './options.ts';
import { type PreparedRequest, prepareRequest } from './prepare-request.ts';
import { type CaseResult, type ConformanceReport, decides } from './report.ts';
import { reasonNotToSend } from './select-case.ts';
import { machineNetwork, type Network, reachTarget, type Target, UnreachableError } from './target.ts';

/** So many requests are under way at a time. */
const concurrency = 4;

/**
 * Judges a receiver by sending it every case that is harmless for it.
 * @returns the report, also when the target cannot be reached or stops answering (`verdict: 'incomplete'`)
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
	const about = { baseUrl: options.baseUrl, profile: checked.profile, failOn: checked.failOn };
	try {
		const target = await reachTarget(checked.baseUrl, network, checked.timeoutMs);
		const { results, stopped } = await sendAll(target, network, checked);
		const failed = results.some(({ outcome, expected }) => outcome === 'failed' && decides(expected.level, checked.failOn));
		const verdict = stopped === undefined ? (failed ? 'fail' : 'pass') : 'incomplete';
		return { ...about, address: target.address.address, verdict, ...(stopped !== undefined && { reason: stopped }), results };
	} catch (error) {
		if (!(error instanceof UnreachableError)) throw error;
		const results = cases.map((one) => skip(one, checked, 'the target could not be reached'));
		return { ...about, verdict: 'incomplete', reason: error.message, results };
	}
}

async function sendAll(
	target: Target,
	network: Network,
	options: CheckedOptions,
): Promise<{ results: CaseResult[]; stopped: string | undefined }> {
	const liveness = new Liveness((wire) => exchange(target, network, wire, options.timeoutMs));
	const results: CaseResult[] = [];
	const waiting = [...cases.entries()];
	let done = 0;
	await Promise.all(Array.from({ length: concurrency }, work));
	return { results, stopped: liveness.stopped };

	async function work(): Promise<void> {
		for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
			const [index, one] = entry;
			const result = await settle(one);
			results[index] = result;
			done += 1;
			options.onResult(result, { done, total: cases.length });
		}
	}

	async function settle(one: ConformanceCase): Promise<CaseResult> {
		const reason = reasonNotToSend(one, target, options.allowWrites) ?? liveness.stopped;
		if (reason !== undefined) return skip(one, options, reason);
		const request = prepare(one, options);
		const wire = wireRequest(request, options.token);
		const startedAt = performance.now();
		const answer = await exchange(target, network, wire, options.timeoutMs, liveness.signal);
		const durationMs = performance.now() - startedAt;
		if (liveness.signal.aborted) return skip(one, options, liveness.stopped ?? 'the run was stopped');
		await liveness.note(wire, answer);
		return { case: one, expected: one.expect[options.profile], ...outcomeOf(one, options, answer), request, durationMs };
	}
}

function outcomeOf(
	one: ConformanceCase,
	{ profile }: CheckedOptions,
	answer: Answer,
): Pick<CaseResult, 'outcome' | 'status' | 'reason'> {
	if ('failure' in answer) return { outcome: 'failed', reason: answer.failure };
	const { statuses } = one.expect[profile];
	return { outcome: statuses.includes(answer.status) ? 'passed' : 'failed', status: answer.status };
}

function skip(one: ConformanceCase, options: CheckedOptions, reason: string): CaseResult {
	return { case: one, expected: one.expect[options.profile], outcome: 'skipped', reason, request: prepare(one, options) };
}

function prepare({ request }: ConformanceCase, { baseUrl, token, allowWrites }: CheckedOptions): PreparedRequest {
	return prepareRequest(request, { baseUrl, withToken: token !== undefined, test: allowWrites });
}

function wireRequest({ method, url, headers, body }: PreparedRequest, token: string | undefined): WireRequest {
	return {
		method,
		path: new URL(url).pathname,
		headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
		...(body !== undefined && { body: bytesOf(body) }),
	};
}
