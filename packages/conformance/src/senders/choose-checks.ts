import type { Profile } from '@ivr-activity/contract';
import { OptionError } from '../option-error.ts';
import { behaviourChecks } from './behaviour-checks.ts';
import { senderAreas } from './checks.ts';
import { messageChecks } from './message-checks.ts';
import { malformedCheck, requestChecks } from './request-checks.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import type { SenderCheck } from './sender-report.ts';

/** Every check on senders, by area and number. */
export function senderChecks(profile: Profile): readonly SenderCheck[] {
	const all = [...requestChecks, ...behaviourChecks].map(({ check }) => check);
	const order = Object.keys(senderAreas);
	return [...all, malformedCheck, ...messageChecks(profile)].sort(
		(a, b) => order.indexOf(a.area) - order.indexOf(b.area) || a.id.localeCompare(b.id),
	);
}

/**
 * The checks that a run is about, by their ids.
 * @throws OptionError when a choice names no check, or none is left
 */
export function chooseChecks(
	profile: Profile,
	{ only, skip }: { only: readonly string[]; skip: readonly string[] },
): readonly SenderCheck[] {
	const checks = senderChecks(profile);
	const [wanted, unwanted] = [only, skip].map((choices) => choices.map((choice) => matcher(choice, checks)));
	const chosen = checks.filter(
		({ id }) => (only.length === 0 || wanted?.some((matches) => matches(id))) && !unwanted?.some((matches) => matches(id)),
	);
	if (chosen.length === 0) throw new OptionError('No check is left to be made.');
	return chosen;
}

/** The scenarios that the chosen checks need: the first one always, because it shows what the sender sends. */
export function scenariosFor(chosen: readonly SenderCheck[]): readonly Scenario[] {
	const ids = new Set(chosen.map(({ id }) => id));
	const needed = behaviourChecks.filter(({ check }) => ids.has(check.id));
	return scenarios.filter(({ name }, index) => index === 0 || needed.some((one) => one.scenarios.includes(name)));
}

/** An area stands for all of its checks, `*` for any characters and `?` for one. */
function matcher(choice: string, checks: readonly SenderCheck[]): (id: string) => boolean {
	const pattern = choice
		.toUpperCase()
		.replace(/[.+^${}()|[\]\\]/g, '\\$&')
		.replaceAll('*', '.*')
		.replaceAll('?', '.');
	const expression = new RegExp(`^${pattern}(-[0-9]+)?$`);
	if (!checks.some(({ id }) => expression.test(id))) {
		throw new OptionError(`«${choice}» is no check: name an id such as BHV-008, an area such as BHV, or a glob such as REQ-0*.`);
	}
	return (id) => expression.test(id);
}
