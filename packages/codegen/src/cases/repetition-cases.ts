import { namesIdentifiersInText, withOwnId } from './base-message.ts';
import type { DraftCase, Expectation, Request } from './case.ts';
import { accepted, perProfile, rejected, undecided } from './grading.ts';
import type { CaseContext } from './message-cases.ts';
import { requestOf } from './wire.ts';

/** So many messages are sent at once. */
export const copies = 200;
const noMessage = { text: 'call ended' };

interface Repetition {
	says: string;
	change: string;
	/** What goes beside the one request. */
	more: Partial<Request>;
	expect: Expectation;
}

/** Cases of the same id sent more than once, which is never wrong, and of many messages at once or on one connection. */
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
			// What comes on one connection is about the connection, not about the id.
			pointer: more.keptConnection ? '' : '/id',
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
			'after a refusal': {
				says: 'a message comes after words that are none, on the same connection',
				change: 'words sent before, on the same connection',
				more: { first: noMessage, keptConnection: true },
				expect: accepted(wire, 'protocol'),
			},
			'refusal after': {
				says: 'words that are no message come after one, on the same connection',
				change: 'words sent after it, on the same connection',
				more: { first: { text: json }, body: noMessage, keptConnection: true },
				expect: rejected(wire.statuses('not-json'), 'protocol', '', 'json'),
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
