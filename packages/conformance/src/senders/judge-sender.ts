import { decides, type FailOn } from '../report.ts';
import type { Attempt } from './attempt.ts';
import { type BehaviourCheck, behaviourChecks } from './behaviour-checks.ts';
import { compareChecks, levelOf } from './checks.ts';
import type { Played } from './judgement.ts';
import { messageChecks, messageFaults, shownMessage } from './message-checks.ts';
import { malformedCheck, type RequestCheck, requestChecks } from './request-checks.ts';
import type { CheckedSenderOptions } from './sender-options.ts';
import type { SenderCheck, SenderPlace, SenderReport, SenderResult } from './sender-report.ts';
import { toldScenario } from './told.ts';
import { isElsewhere } from './watch.ts';

/** What a judge needs besides the options. */
export interface Circumstances {
	/** The command, or where the judge listened. */
	readonly sender: string;
	/** Why the run is incomplete, if it is. */
	readonly reason?: string | undefined;
}

/** A request with its place. */
interface Placed {
	readonly attempt: Attempt;
	readonly place: SenderPlace;
}

type Options = Pick<CheckedSenderOptions, 'profile' | 'failOn' | 'chosen' | 'showMessages'>;

/** Judges what a sender did in the scenarios that were played. */
export function judgeSender(played: readonly Played[], options: Options, { sender, reason }: Circumstances): SenderReport {
	const { profile, failOn, chosen, showMessages } = options;
	const placed = played.flatMap((one) => placedIn(one, showMessages));
	const due = reason === undefined && isMute(placed) ? [...chosen, ...sendingChecks] : chosen;
	const results = [
		...requestChecks.map((one) => requestResult(one, placed)),
		malformedResult(placed),
		...messageResults(placed, options),
		...behaviourChecks.map((one) => behaviourResult(one, played, showMessages)),
	]
		.filter(({ check }) => due.some(({ id }) => id === check.id))
		.sort((a, b) => compareChecks(a.check, b.check));
	const verdict =
		reason !== undefined ? 'incomplete' : results.some((result) => isDecidingSender(result, failOn)) ? 'fail' : 'pass';
	return {
		sender,
		profile,
		failOn,
		verdict,
		...(reason !== undefined && { reason }),
		scenarios: played.map(toldScenario),
		results,
	};
}

/** Who sends nothing fails, whatever was chosen: nothing else could be judged. */
const sendingChecks = behaviourChecks.map(({ check }) => check).filter(({ id }) => id === 'BHV-001');

function isMute(placed: readonly Placed[]): boolean {
	return placed.every(({ attempt }) => attempt.request === undefined);
}

/** Whether a result decides that the sender fails. */
export function isDecidingSender({ outcome, level }: SenderResult, failOn: FailOn): boolean {
	return outcome === 'failed' && decides(level, failOn);
}

function placedIn(played: Played, showMessages: boolean): Placed[] {
	return played.watch.attempts.map((attempt) => ({ attempt, place: placeOf(played, attempt, showMessages) }));
}

function placeOf({ watch }: Played, attempt: Attempt, showMessages: boolean): SenderPlace {
	return {
		scenario: watch.scenario.name,
		request: watch.attempts.indexOf(attempt) + 1,
		...(attempt.request && { message: shownMessage(attempt.request, showMessages) }),
	};
}

const noRequest = 'no request could be read';

function requestResult({ check, expected, fault }: RequestCheck, placed: readonly Placed[]): SenderResult {
	const requests = placed.filter(({ attempt }) => attempt.request !== undefined && !isElsewhere(attempt));
	const faulty = requests.flatMap(({ attempt, place }) => {
		const received = attempt.request && fault(attempt.request);
		return received === undefined ? [] : [{ received, place }];
	});
	const about = { ...plain(check), expected };
	if (requests.length === 0) return { ...about, outcome: 'skipped', received: noRequest };
	const [first] = faulty;
	return first === undefined
		? { ...about, outcome: 'passed', received: expected }
		: { ...about, outcome: 'failed', ...first, ...more(faulty) };
}

function malformedResult(placed: readonly Placed[]): SenderResult {
	const about = { ...plain(malformedCheck), expected: 'a request of HTTP/1' };
	const faulty = placed.filter(({ attempt }) => attempt.malformed !== undefined);
	const [first] = faulty;
	if (first !== undefined) {
		return {
			...about,
			outcome: 'failed',
			received: `bytes that are none (${first.attempt.malformed})`,
			place: first.place,
			...more(faulty),
		};
	}
	return placed.length === 0
		? { ...about, outcome: 'skipped', received: noRequest }
		: { ...about, outcome: 'passed', received: about.expected };
}

/** One result for each fault, one for each check that found none. */
function messageResults(placed: readonly Placed[], { profile }: Options): SenderResult[] {
	const byFault = new Map<string, SenderResult>();
	let judged = 0;
	for (const { attempt, place } of placed) {
		if (attempt.request === undefined || isElsewhere(attempt)) continue;
		judged += 1;
		for (const { check, source, ...fault } of messageFaults(attempt.request, profile)) {
			const key = `${check.id} ${fault.pointer} ${fault.keyword}`;
			const known = byFault.get(key);
			const first = { check, source, level: levelOf(source), outcome: 'failed' as const, ...fault, place };
			byFault.set(key, known === undefined ? first : { ...known, more: (known.more ?? 0) + 1 });
		}
	}
	return messageChecks(profile).flatMap((check) => {
		const faults = [...byFault.values()].filter((result) => result.check.id === check.id);
		if (faults.length > 0) return faults;
		const about = { ...plain(check), keyword: 'schema', expected: check.title };
		return [
			judged === 0
				? { ...about, outcome: 'skipped' as const, received: noRequest }
				: { ...about, outcome: 'passed' as const, received: check.title },
		];
	});
}

function behaviourResult(
	{ check, expected, judge }: BehaviourCheck,
	played: readonly Played[],
	showMessages: boolean,
): SenderResult {
	const judgement = judge(played);
	const about = { ...plain(check), expected };
	if (judgement.outcome === 'passed') return { ...about, outcome: 'passed', received: expected };
	const { outcome, received } = judgement;
	if (judgement.outcome === 'skipped' || judgement.played === undefined || judgement.attempt === undefined) {
		return { ...about, outcome, received };
	}
	return { ...about, outcome, received, place: placeOf(judgement.played, judgement.attempt, showMessages) };
}

function plain(check: SenderCheck): Pick<SenderResult, 'check' | 'source' | 'level' | 'pointer' | 'keyword'> {
	return { check, source: check.source, level: check.level, pointer: '', keyword: 'http' };
}

function more(faulty: readonly unknown[]): { more?: number } {
	return faulty.length > 1 ? { more: faulty.length - 1 } : {};
}
