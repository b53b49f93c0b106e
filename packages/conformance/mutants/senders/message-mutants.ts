import type { AdviceCode, Profile } from '@ivr-activity/contract';
import { bytesOf } from '../../src/body.ts';
import { cases } from '../../src/cases.ts';
import { message } from './message.ts';
import type { SenderMutant } from './sender-mutant.ts';

/** Only the bytes of one request are looked at. */
const only = ['REQ', 'MES', 'BHV-001'];

/** Senders whose message has one fault: every message that the cases refuse, one for each constraint at least. */
export function messageMutants(profile: Profile): SenderMutant[] {
	return cases.flatMap(({ id, title, area, change, request: { body }, expect }) => {
		const { verdict, pointer, keyword } = expect[profile];
		if (area === 'PRT' || verdict !== 'reject' || body === undefined) return [];
		const bytes = bytesOf(body);
		return {
			name: `${id} ${title} (${change})`,
			kind: 'a message with one fault',
			profile,
			parts: () => ({ body: () => bytes }),
			findings: [
				...(keyword === 'json' ? ['MES-001'] : [`${checkOf(keyword)} ${keyword} ${pointer}`.trim()]),
				// What is not UTF-8 is decoded, and found as that.
				...('text' in body && body.encoding === undefined ? [] : ['REQ-007']),
			],
			only,
		};
	});
}

function checkOf(keyword = ''): string | undefined {
	const checks: Readonly<Record<string, string>> = {
		required: 'MES-002',
		type: 'MES-003',
		enum: 'MES-004',
		pattern: 'MES-005',
		minimum: 'MES-006',
		maximum: 'MES-006',
	};
	return checks[keyword];
}

/** What is put in place of members of the header or of the body. */
interface Change {
	readonly header?: object;
	readonly body?: object;
	readonly text?: (json: string) => string;
	readonly profile?: Profile;
}

const activity = { menu: 'Main', selection: 'Billing', timestamp: '1680692039700' };

/** By the code of each advice a message that is valid and deserves it. */
const advised: Readonly<Record<AdviceCode, Change>> = {
	'end-before-start': { body: { startTime: 1680692114701 } },
	'activity-outside-call': { body: { activities: [{ ...activity, timestamp: '1680692114701' }] } },
	'activities-out-of-order': { body: { activities: [{ ...activity, timestamp: '1680692039701' }, activity] } },
	'missing-for-report': { body: { callId: undefined } },
	'too-long-for-report': { body: { callId: 'x'.repeat(51) } },
	'dropped-member': { header: { channel: 'voice' } },
	'platform-member': { header: { conversationId: '1' } },
	'value-type-mismatch': { header: { channelData: withVariable({ type: 'Number', value: 'none' }) } },
	placeholder: { body: { callId: '<call id>' } },
	'sample-literal': { body: { endDirection: 'DIALOG_ENDED | TRANSFER' }, profile: 'tolerant' },
	'language-discarded': { header: { language: { code: 'ar' } } },
	'id-reused': { text: (json) => json.replace(/"callId":"[^"]*"/, `"callId":"${/"id":"([^"]*)"/.exec(json)?.[1]}"`) },
	'card-number': { body: { activities: [{ ...activity, selection: '4111111111111111' }] } },
	'not-milliseconds': { body: { startTime: 1680692019 }, profile: 'tolerant' },
	'unknown-direction': { body: { startDirection: 'IN' }, profile: 'tolerant' },
	'duplicate-member': { text: (json) => json.replace('"callId":"12345678"', '$&,$&') },
	'integer-notation': { text: (json) => json.replace('"startTime":1680692019700', '$&.0') },
};

function withVariable(variable: object): object {
	return { ...message.header.channelData, additionalAttributes: [{ key: 'callVariable1', ...variable }] };
}

/** Senders whose message is valid and still wrong. */
export function adviceMutants(): SenderMutant[] {
	return Object.entries(advised).map(([code, { header, body, text = (json: string) => json, profile = 'strict' }]) => ({
		name: `advice ${code}`,
		kind: 'a message that deserves advice',
		profile,
		parts: () => ({
			body: (id) => {
				const changed = { id, header: { ...message.header, ...header }, body: { ...message.body, ...body } };
				return Buffer.from(text(JSON.stringify(changed)));
			},
		}),
		findings: [`MES-007 ${code}`],
		only,
	}));
}
