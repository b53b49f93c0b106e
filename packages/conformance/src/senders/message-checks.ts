import { knownPointer, mask, type Profile, parse } from '@ivr-activity/contract';
import type { Expectation } from '../cases.ts';
import type { CapturedRequest } from './attempt.ts';
import { check } from './checks.ts';
import { decodedBody } from './decoded-body.ts';
import { sourceOfFault, strongestSource } from './fault-sources.ts';
import type { SenderCheck } from './sender-report.ts';

/** A fault of one message. */
export interface MessageFault {
	readonly check: SenderCheck;
	readonly pointer: string;
	readonly keyword: string;
	readonly source: Expectation['source'];
	readonly expected: string;
	readonly received: string;
}

/** Which check the breach of a keyword belongs to. */
const checksByKeyword = [
	{ id: 'MES-002', keywords: ['required'], title: 'the required members are there' },
	{ id: 'MES-003', keywords: ['type'], title: 'the values have the right JSON types' },
	{ id: 'MES-004', keywords: ['enum'], title: 'the constants are the known ones' },
	{ id: 'MES-005', keywords: ['pattern'], title: 'the texts are not blank, and written as they have to be' },
	{ id: 'MES-006', keywords: ['minimum', 'maximum'], title: 'the numbers and times are in range' },
];

/** What the breach of a keyword says of a value, which itself is personal data. */
const receivedByKeyword: Readonly<Record<string, string>> = {
	required: 'no such member',
	type: 'a value of another JSON type',
	enum: 'another value',
	pattern: 'a text that is blank or written in another way',
	minimum: 'a smaller number',
	maximum: 'a larger number',
};

const jsonCheck = check('MES-001', 'stated', 'the body is one JSON document');
const adviceCheck = check('MES-007', 'inferred', 'there is no advice on the message');

/** What is looked at in every message. */
export function messageChecks(profile: Profile): readonly SenderCheck[] {
	const byKeyword = checksByKeyword.map(({ id, keywords, title }) => check(id, strongestSource(profile, keywords), title));
	return [jsonCheck, ...byKeyword, adviceCheck];
}

/** Every fault of the message of a request, and all advice on it. */
export function messageFaults(request: CapturedRequest, profile: Profile): MessageFault[] {
	// A body of the wrong length is one fault, and not every fault that it looks like. One that is far too large is not kept.
	if (request.isCut || request.hasExtraBytes || request.body.length < request.bodyBytes) return [];
	const { text } = decodedBody(request);
	if (text === undefined) return [jsonFault('The body cannot be unpacked.')];
	const judged = parse(text, { profile });
	const checks = messageChecks(profile);
	if (judged.valid) {
		return judged.advice.map(({ pointer, code, happens, do: what }) => ({
			check: adviceCheck,
			pointer: knownPointer(pointer),
			keyword: code,
			source: adviceCheck.source,
			expected: what,
			received: happens,
		}));
	}
	return judged.errors.map(({ pointer, code, message }) => {
		if (code === 'json') return jsonFault(message);
		const id = checksByKeyword.find(({ keywords }) => keywords.includes(code))?.id;
		const owner = checks.find((one) => one.id === id);
		if (owner === undefined) throw new Error(`No check is about the keyword ${code}.`);
		const source = sourceOfFault(profile, pointer, code);
		return {
			check: owner,
			pointer,
			keyword: code,
			source,
			expected: `${pointer || 'the message'} ${message}`,
			received: receivedByKeyword[code] ?? code,
		};
	});
}

function jsonFault(received: string): MessageFault {
	return { check: jsonCheck, pointer: '', keyword: 'json', source: jsonCheck.source, expected: 'one JSON document', received };
}

/** The message as a report may show it: masked, unless it is to be shown as it is. */
export function shownMessage(request: CapturedRequest, showMessages: boolean): string {
	const { text } = decodedBody(request);
	if (text === undefined) return `${request.bodyBytes} bytes that cannot be unpacked`;
	if (showMessages) return text;
	try {
		return JSON.stringify(mask(JSON.parse(text.replace(/^\ufeff/, ''))));
	} catch {
		return `${request.bodyBytes} bytes that are not JSON (--show-messages shows them)`;
	}
}
