import { namesIdentifiersInText, withOwnId } from './base-message.ts';
import type { DraftCase, Expectation, Request } from './case.ts';
import { accepted, perProfile, undecided } from './grading.ts';
import type { CaseContext } from './message-cases.ts';
import { requestOf } from './wire.ts';

const copies = 200;

interface Repetition {
	says: string;
	change: string;
	/** What goes beside the one request. */
	more: Partial<Request>;
	expect: Expectation;
}

/** Cases of the same id sent more than once, which is never wrong, and of many messages at once. */
export function repetitionCases({ base, wire }: CaseContext): DraftCase[] {
	return Object.keys(repetitions('')).map((variant) => {
		const key = `repetition ${variant}`;
		const json = JSON.stringify(withOwnId(base.message, key));
		const { says, change, more, expect } = repetitions(json)[variant] as Repetition;
		return {
			area: 'RPT',
			key,
			title: says,
			from: base.name,
			change,
			pointer: '/id',
			keyword: 'http',
			safe: false,
			replaceable: namesIdentifiersInText(base, json),
			expect: perProfile(() => expect),
			request: { ...requestOf(wire, { text: json }), ...more },
		};
	});

	function repetitions(json: string): Record<string, Repetition> {
		return {
			'same bytes': {
				says: 'the same message is sent twice',
				change: 'the same bytes sent once before',
				more: { first: { text: json } },
				expect: undecided(),
			},
			'other bytes': {
				says: 'another message of the same id was sent before',
				change: 'the same message with another callId sent before',
				more: { first: { text: json.replace(/("callId":")[^"]*/, '$10000') } },
				expect: undecided(),
			},
			'at once': {
				says: `${copies} messages are sent at once`,
				change: `${copies} copies, each with an id of its own`,
				more: { copies },
				expect: { ...accepted(wire, 'inferred'), statuses: [wire.accepted, 429, 503] },
			},
		};
	}
}
