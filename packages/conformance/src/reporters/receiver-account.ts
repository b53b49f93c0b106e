import { areas } from '../cases.ts';
import { curlCommand } from '../curl.ts';
import type { CaseResult, ConformanceReport } from '../report.ts';
import { type Account, type Entry, skipNotes, type Terms } from './account.ts';
import { headline } from './headline.ts';
import { bodyWords, changeWords, expectedWords, fuzzWords, hintWords, placeWords, receivedWords, staleWords } from './words.ts';

const terms: Terms = {
	one: 'case',
	many: 'cases',
	title: 'what was sent',
	skipped: 'not sent',
	wasJudged: 'was sent',
	wereJudged: 'were sent',
};

/** The report on a receiver in the words that all reporters share. */
export function receiverAccount(report: ConformanceReport): Account {
	const { baseUrl, address, profile, failOn, verdict, reason = '', seed, stale = [], results } = report;
	const known = results.filter((result) => result.known).length;
	const entries = results.map(entryOf);
	const alarms = stale.map((entry) => ({ id: entry.id, words: staleWords(entry) }));
	return {
		subject: baseUrl,
		facts: [
			...(address === undefined ? [] : [`at ${address}`]),
			`${profile} profile`,
			...(seed === undefined ? [] : [`order of seed ${seed}`]),
		],
		profile,
		failOn,
		verdict,
		verdictWords: headline({ verdict, failOn, terms, entries, alarms }, reason),
		...(verdict === 'incomplete' && { incomplete: { check: 'the target answers', reason } }),
		terms,
		areas,
		entries,
		alarms,
		notes: [
			...(known > 0 ? [`${known} cases failed as the baseline expects.`] : []),
			...fuzzWords(report),
			...skipNotes(entries, terms),
			...hintWords(report),
		],
		course: [],
	};
}

function entryOf(result: CaseResult): Entry {
	const { case: one, expected, outcome, known, reason = '', request, durationMs } = result;
	return {
		id: one.id,
		area: one.area,
		title: one.title,
		level: expected.level,
		source: expected.source,
		outcome,
		isKnown: known === true,
		expected: expectedWords(result),
		received: outcome === 'skipped' ? reason : receivedWords(result),
		facts: [
			['about', placeWords(result)],
			['changed', changeWords(result)],
		],
		evidence: {
			name: 'repeat',
			heading: 'To repeat it',
			text: curlCommand(request),
			language: 'sh',
			besides: [['Bytes of the body', bodyWords(request.body)]],
		},
		...(durationMs !== undefined && { durationMs }),
	};
}
