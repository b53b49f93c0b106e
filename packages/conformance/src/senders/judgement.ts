import type { Attempt } from './attempt.ts';
import type { ScenarioName } from './scenarios.ts';
import type { SenderEnd } from './sender-process.ts';
import type { Watch } from './watch.ts';

/** A scenario that was played, and how the sender ended that was started for it. */
export interface Played {
	readonly watch: Watch;
	readonly end?: SenderEnd;
}

/** What a check on behaviour comes to. */
export type Judgement =
	| { readonly outcome: 'passed' }
	| { readonly outcome: 'failed'; readonly received: string; readonly played?: Played; readonly attempt?: Attempt }
	| { readonly outcome: 'skipped'; readonly received: string };

/** Nothing is wrong. */
export const passed: Judgement = { outcome: 'passed' };

/** Something is wrong in a scenario, and shows in its last request. */
export function failed(played: Played, received: string): Judgement {
	const attempt = played.watch.attempts.at(-1);
	return { outcome: 'failed', received, played, ...(attempt && { attempt }) };
}

/** What a scenario comes to, which may not have been played. */
export function about(all: readonly Played[], name: ScenarioName, judge: (played: Played) => Judgement): Judgement {
	const played = all.find(({ watch }) => watch.scenario.name === name);
	if (played === undefined) return { outcome: 'skipped', received: 'the scenario was not played' };
	if (played.watch.attempts.length === 0) return { outcome: 'skipped', received: 'no request came in the scenario' };
	return judge(played);
}

/** One failure is enough; what was skipped says nothing beside what passed. */
export function worst(judgements: readonly Judgement[]): Judgement {
	const one = (outcome: Judgement['outcome']) => judgements.find((judgement) => judgement.outcome === outcome);
	return one('failed') ?? one('passed') ?? (judgements[0] as Judgement);
}

/** How many requests, in words. */
export function count(requests: number): string {
	return requests === 1 ? '1 request' : `${requests} requests`;
}

/** How a sender that was started ended. */
export function endWords(end: SenderEnd | undefined): string {
	if (end === undefined) return '';
	if (end.failure !== undefined) return `, the command could not be started (${end.failure})`;
	if (end.wasKilled) return ', and the judge ended the sender';
	return end.exitCode === null ? ', the sender was ended by a signal' : `, the sender ended with exit code ${end.exitCode}`;
}
