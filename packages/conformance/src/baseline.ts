import type { Profile } from '@ivr-activity/contract';
import { OptionError } from './option-error.ts';
import type { CaseResult, ConformanceReport, StaleEntry } from './report.ts';

/** The failures that are expected of one target. */
export interface Baseline {
	/** What the target is, and why it fails. */
	readonly about?: string;
	readonly profile: Profile;
	/** By id of the case, the status that is received instead; null for no answer. */
	readonly failures: Readonly<Record<string, number | null>>;
}

/**
 * Reads the text of a baseline file.
 * @throws OptionError when it is no baseline
 */
export function parseBaseline(text: string, name: string): Baseline {
	const baseline = jsonOf(text) as Partial<Baseline> | undefined;
	const { profile, failures } = baseline ?? {};
	const isRight =
		(profile === 'strict' || profile === 'tolerant') &&
		typeof failures === 'object' &&
		Object.values(failures ?? {}).every((received) => received === null || Number.isInteger(received));
	if (!isRight) {
		throw new OptionError(`${name} is no baseline: it needs a profile and failures. Write one with --write-baseline.`);
	}
	return baseline as Baseline;
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text) ?? undefined;
	} catch {
		return undefined;
	}
}

/** The baseline that a report amounts to, as the text of a file: every failure of whatever level. */
export function baselineOf({ profile, baseUrl, results }: ConformanceReport): string {
	const failed = results.filter(({ outcome }) => outcome === 'failed');
	const failures = Object.fromEntries(failed.map((result) => [result.case.id, result.status ?? null]));
	return `${JSON.stringify({ about: `What fails at ${baseUrl}.`, profile, failures }, null, 2)}\n`;
}

/** The results with those that the baseline expects marked, and the entries that do not hold. */
export function compareWithBaseline(
	results: readonly CaseResult[],
	{ failures }: Baseline,
): { results: CaseResult[]; stale: StaleEntry[] } {
	const known = (result: CaseResult) =>
		result.outcome === 'failed' &&
		Object.hasOwn(failures, result.case.id) &&
		failures[result.case.id] === (result.status ?? null);
	const byId = new Map(results.map((result) => [result.case.id, result]));
	const stale = Object.entries(failures).flatMap(([id, expected]): StaleEntry[] => {
		const result = byId.get(id);
		if (result === undefined || result.outcome === 'skipped' || known(result)) return [];
		return [{ id, expected, instead: `${result.outcome}, received ${result.status ?? result.reason}` }];
	});
	return { results: results.map((result) => (known(result) ? { ...result, known: true } : result)), stale };
}
