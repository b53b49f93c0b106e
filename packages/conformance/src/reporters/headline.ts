import { decides } from '../report.ts';
import { type Account, type Entry, isDecidingEntry, type Terms } from './account.ts';

type Judged = Pick<Account, 'verdict' | 'failOn' | 'terms' | 'entries' | 'alarms'>;

/** The verdict in one line; the reason is that of a judge that could not judge. */
export function headline({ verdict, failOn, terms, entries, alarms }: Judged, reason: string): string {
	if (verdict === 'incomplete') return `NOT JUDGED  ${reason}`;
	const chosen = entries.filter(({ level }) => decides(level, failOn));
	const deciding = chosen.filter(isJudged);
	const others = entries.filter((entry) => isJudged(entry) && !decides(entry.level, failOn));
	const failed = deciding.filter((entry) => isDecidingEntry(entry, failOn)).length;
	const levels = failOn === 'should' ? ['MUST', 'SHOULD'] : ['MUST'];
	const sentences = [
		deciding.length === 0
			? `No ${levels.join(' or ')} ${terms.one} ${chosen.length === 0 ? 'was chosen' : terms.wasJudged}.`
			: verdict === 'pass'
				? `All ${deciding.length} ${levels.join(' and ')} ${terms.many} that ${terms.wereJudged} passed${orKnown(deciding)}.`
				: `${failed} of ${deciding.length} ${levels.join(' and ')} ${terms.many} failed.`,
		...(deciding.length === 0 ? othersWords(others, terms) : []),
		...(alarms.length > 0 ? [`${alarms.length} entries of the baseline do not hold.`] : []),
	];
	return `${verdict === 'pass' ? 'PASS' : 'FAIL'}  ${sentences.join(' ')}`;
}

function isJudged({ outcome }: Entry): boolean {
	return outcome !== 'skipped';
}

/** What passed of what does not decide. */
function othersWords(others: readonly Entry[], terms: Terms): string[] {
	if (others.length === 0) return [];
	const which = others.length === 1 ? `1 other that ${terms.wasJudged}` : `${others.length} others that ${terms.wereJudged}`;
	return [`The ${which} passed${orKnown(others)}.`];
}

function orKnown(entries: readonly Entry[]): string {
	return entries.some(({ isKnown }) => isKnown) ? ', or failed as the baseline expects' : '';
}
