import { senderAreas } from '../senders/checks.ts';
import type { SenderReport, SenderResult, ToldRequest } from '../senders/sender-report.ts';
import { type Account, type Entry, skipNotes, type Terms } from './account.ts';
import { headline } from './headline.ts';

const terms: Terms = {
	one: 'check',
	many: 'checks',
	title: 'what is due',
	skipped: 'not judged',
	wasJudged: 'could be made',
	wereJudged: 'could be made',
};

/** What a finding without a pointer is about. */
const wholes: Readonly<Record<string, string>> = { REQ: 'the request', MES: 'the whole message', BHV: 'the behaviour' };

/** The report on a sender in the words that all reporters share. */
export function senderAccount(report: SenderReport): Account {
	const { sender, profile, failOn, verdict, reason = '', scenarios, results } = report;
	const entries = results.map(entryOf);
	return {
		subject: sender,
		facts: [`${profile} profile`, `${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}`],
		profile,
		failOn,
		verdict,
		verdictWords: headline({ verdict, failOn, terms, entries, alarms: [] }, reason),
		...(verdict === 'incomplete' && { incomplete: { check: 'the sender can be judged', reason } }),
		terms,
		areas: senderAreas,
		entries,
		alarms: [],
		notes: skipNotes(entries, terms),
		course: scenarios.map(({ name, title, requests, end }) => ({
			heading: `${name}: ${title}`,
			steps: [
				...requests.map(requestWords),
				...(requests.length === 0 ? ['no request'] : []),
				...(end === undefined ? [] : [end]),
			],
		})),
	};
}

function entryOf({ check, level, source, pointer, keyword, outcome, expected, received, place, more }: SenderResult): Entry {
	const about = `${pointer || wholes[check.area]} (${keyword}, ${source})`;
	const further = more === undefined ? '' : `, and in ${more} more`;
	return {
		id: check.id,
		area: check.area,
		title: pointer === '' || outcome !== 'failed' ? check.title : `${check.title}: ${pointer}`,
		level,
		source,
		outcome,
		isKnown: false,
		expected,
		received,
		facts: [
			['about', about],
			...(place === undefined ? [] : [['seen', `scenario ${place.scenario}, request ${place.request}${further}`] as const]),
		],
		...(place?.message !== undefined && {
			evidence: { name: 'sent', heading: 'What was sent', text: place.message, language: 'json', besides: [] },
		}),
	};
}

function requestWords({ atMs, method, http, contentType, bytes, framing, unreadable, answered }: ToldRequest): string {
	const when = `${(atMs / 1000).toFixed(1)} s`;
	if (unreadable !== undefined) return `${when}: ${unreadable}; ${answered}`;
	const type = contentType ?? 'no content type';
	const length = framing === 'chunked' ? ' in chunks' : framing === 'none' ? ' without a length' : '';
	return `${when}: ${method} by HTTP/${http}, ${type}, ${bytes} bytes${length}; ${answered}`;
}
