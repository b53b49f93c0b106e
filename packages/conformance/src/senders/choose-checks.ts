import type { Profile } from '@ivr-activity/contract';
import { type Choice, chooseById } from '../choose-by-id.ts';
import { behaviourChecks } from './behaviour-checks.ts';
import { compareChecks } from './checks.ts';
import { messageChecks } from './message-checks.ts';
import { malformedCheck, requestChecks } from './request-checks.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import type { SenderCheck } from './sender-report.ts';

/** Every check on senders, by area and number. */
export function senderChecks(profile: Profile): readonly SenderCheck[] {
	const all = [...requestChecks, ...behaviourChecks].map(({ check }) => check);
	return [...all, malformedCheck, ...messageChecks(profile)].sort(compareChecks);
}

/**
 * The checks that a run is about, by their ids.
 * @throws OptionError when a choice names no check, or none is left
 */
export function chooseChecks(profile: Profile, choice: Choice): readonly SenderCheck[] {
	return chooseById(senderChecks(profile), choice, {
		unknown: 'no check: name an id such as BHV-008, an area such as BHV, or a glob such as REQ-0*.',
		none: 'No check is left to be made.',
	});
}

/** The scenarios that the chosen checks need: the first one always, because it shows what the sender sends. */
export function scenariosFor(chosen: readonly SenderCheck[]): readonly Scenario[] {
	const ids = new Set(chosen.map(({ id }) => id));
	const needed = behaviourChecks.filter(({ check }) => ids.has(check.id));
	return scenarios.filter(({ name }, index) => index === 0 || needed.some((one) => one.scenarios.includes(name)));
}
