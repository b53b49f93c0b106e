import { decides, levels } from '../report.ts';
import { type Account, type Entry, findingsIn, isDecidingEntry, type Terms } from './account.ts';

type Judged = Pick<Account, 'verdict' | 'failOn' | 'terms' | 'entries' | 'alarms'>;

/** The verdict in one line; the reason is that of a judge that could not judge. */
export function headline({ verdict, failOn, terms, entries, alarms }: Judged, reason: string): string {
	if (verdict === 'incomplete') return `NOT JUDGED  ${reason}`;
	const chosen = entries.filter(({ level }) => decides(level, failOn));
	const deciding = chosen.filter(isJudged);
	const others = entries.filter((entry) => isJudged(entry) && !decides(entry.level, failOn));
	const failed = deciding.filter((entry) => isDecidingEntry(entry, failOn)).length;
	const decisive = levels.filter((level) => decides(level, failOn));
	const sentences = [
		deciding.length === 0
			? `No ${decisive.join(' or ')} ${terms.one} ${chosen.length === 0 ? 'was chosen' : terms.wasJudged}.`
			: verdict === 'pass'
				? `All ${deciding.length} ${decisive.join(' and ')} ${terms.many} that ${terms.wereJudged} passed${orKnown(deciding)}.`
				: `${failed} of ${deciding.length} ${decisive.join(' and ')} ${terms.many} failed.`,
		...othersWords(others, deciding.length === 0, terms),
		...(alarms.length > 0 ? [`${alarms.length} entries of the baseline do not hold.`] : []),
	];
	return `${verdict === 'pass' ? 'PASS' : 'FAIL'}  ${sentences.join(' ')}`;
}

function isJudged({ outcome }: Entry): boolean {
	return outcome !== 'skipped';
}

/** What became of what does not decide, where the verdict alone would hide it. */
function othersWords(others: readonly Entry[], isAll: boolean, terms: Terms): string[] {
	const findings = findingsIn({ entries: others });
	if (findings.length > 0) return [`Of the others ${countsOf(findings)} failed.`];
	if (!isAll || others.length === 0) return [];
	const which = others.length === 1 ? `1 other that ${terms.wasJudged}` : `${others.length} others that ${terms.wereJudged}`;
	return [`The ${which} passed${orKnown(others)}.`];
}

/** Such as `1 SHOULD and 21 INFO`. */
function countsOf(findings: readonly Entry[]): string {
	const counts = levels.map((level) => [findings.filter((entry) => entry.level === level).length, level] as const);
	return counts
		.filter(([count]) => count > 0)
		.map((words) => words.join(' '))
		.join(' and ');
}

function orKnown(entries: readonly Entry[]): string {
	return entries.some(({ isKnown }) => isKnown) ? ', or failed as the baseline expects' : '';
}
