import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { RawAnswer } from '../../test/senders/raw-sender.ts';
import { message } from './message.ts';
import type { Parts } from './sender.ts';
import type { SenderMutant } from './sender-mutant.ts';

type Change = (sound: Parts) => Partial<Parts>;
type Entry = readonly [findings: string | readonly string[], change: Change, more?: Pick<SenderMutant, 'only' | 'timeoutMs'>];

/** Senders that do something else after an answer than they should, or send something else the next time. */
export function behaviourMutants(): SenderMutant[] {
	const groups = { ...givingUp, ...goingOn, ...waiting, ...changing, ...ids, ...ending };
	return Object.entries(groups).map(([name, [findings, parts, more]]) => ({
		name,
		kind: 'an answer heeded otherwise',
		profile: 'strict',
		parts,
		findings: [findings].flat(),
		...more,
	}));
}

/** Nothing more is sent after such an answer. */
function finalAfter(is: (answer: RawAnswer, attempt: number) => boolean): Change {
	return ({ isFinal }) => ({ isFinal: (answer, attempt) => isFinal(answer, attempt) || is(answer, attempt) });
}

/** The message is sent once more after such an answer. */
function againAfter(is: (answer: RawAnswer, attempt: number) => boolean): Change {
	return ({ isFinal }) => ({ isFinal: (answer, attempt) => isFinal(answer, attempt) && !is(answer, attempt) });
}

const isDate = ({ retryAfter = '' }: RawAnswer) => retryAfter.includes('GMT');

const givingUp: Record<string, Entry> = {
	'no message sent again': ['BHV-008', () => ({ mostAttempts: 1 })],
	'given up after 500': ['BHV-006', finalAfter(({ status }) => status === 500)],
	'given up after 502': ['BHV-007', finalAfter(({ status }) => status === 502)],
	'given up after 503': ['BHV-008', finalAfter(({ status }) => status === 503)],
	'given up after 503 with Retry-After': [
		'BHV-008',
		finalAfter(({ status, retryAfter }) => status === 503 && retryAfter !== undefined),
	],
	'given up after a Retry-After in seconds': [
		'BHV-008',
		finalAfter((answer) => answer.retryAfter !== undefined && !isDate(answer)),
	],
	'given up after a Retry-After as a date': ['BHV-008', finalAfter(isDate)],
	'given up after 503 without Retry-After': [
		'BHV-016',
		finalAfter(({ status, retryAfter }) => status === 503 && retryAfter === undefined),
	],
	'given up after 429': ['BHV-011', finalAfter(({ status }) => status === 429)],
	'given up after 5xx': ['BHV-006', finalAfter(({ status = 0 }) => status >= 500)],
	'given up after any answer': ['BHV-006', finalAfter(({ status }) => status !== undefined)],
	'given up where there is no answer': ['BHV-013', finalAfter(({ status }) => status === undefined)],
	'given up after a time-out': ['BHV-013', withoutAnswer('time-out')],
	'given up after a reset': ['BHV-014', withoutAnswer('reset')],
	'two attempts': ['BHV-016', () => ({ mostAttempts: 2 })],
	'three attempts': ['BHV-016', () => ({ mostAttempts: 3 })],
};

/** Nothing more is sent where no answer came for one of the two reasons. */
function withoutAnswer(reason: 'time-out' | 'reset'): Change {
	return finalAfter(({ status, wasReset = false }) => status === undefined && wasReset === (reason === 'reset'));
}

const goingOn: Record<string, Entry> = {
	'once more after 202': ['BHV-002', againAfter(({ status }, attempt) => status === 202 && attempt === 0)],
	'once more after 202 that comes late': ['BHV-002', againAfter(({ status }, attempt) => status === 202 && attempt === 1)],
	'for ever after 202': ['BHV-002', againAfter(({ status }) => status === 202)],
	'once more after 400': ['BHV-003', againAfter(({ status }, attempt) => status === 400 && attempt === 0)],
	'for ever after 400': ['BHV-003', againAfter(({ status }) => status === 400)],
	'once more after 401': ['BHV-004', againAfter(({ status }, attempt) => status === 401 && attempt === 0)],
	'for ever after 4xx': ['BHV-003', againAfter(({ status = 0 }) => status >= 400)],
	'200 alone taken for an acceptance': ['BHV-002', againAfter(({ status }) => status !== 200)],
	'once more after a redirect': ['BHV-005', againAfter(({ status }, attempt) => status === 307 && attempt === 0)],
	'302 alone followed, with GET': [
		'BHV-005',
		() => ({ heed: async ({ status, location }, again) => status === 302 && location && again(location, 'GET') }),
	],
	'a redirect followed': ['BHV-005', () => ({ heed: async ({ location }, again) => location && again(location) })],
	'a redirect followed with GET': [
		'BHV-005',
		() => ({ heed: async ({ location }, again) => location && again(location, 'GET') }),
	],
	'two requests at once': ['BHV-002', () => ({ atOnce: 2 })],
	'two messages': ['BHV-002', () => ({ messages: () => 2 })],
	'a request before the message': [
		'REQ-001',
		({ heed }) => ({ heed: async (answer, again) => [await heed(answer, again), await again('/ccm/message/receive', 'GET')] }),
	],
	'attempts without end': ['BHV-016', () => ({ mostAttempts: Number.POSITIVE_INFINITY })],
};

const waiting: Record<string, Entry> = {
	'no pause': ['BHV-017', () => ({ pauseMs: () => 0, mostAttempts: 1000 }), { only: ['BHV-017'] }],
	'no pause between five attempts': ['BHV-017', () => ({ pauseMs: () => 0, mostAttempts: 5 }), { only: ['BHV-017'] }],
	'a pause of 10 ms': ['BHV-017', () => ({ pauseMs: () => 10, mostAttempts: 1000 }), { only: ['BHV-017'] }],
	'no Retry-After heeded': ['BHV-009', () => ({ askedMs: () => 0 })],
	'no Retry-After in seconds heeded': [
		'BHV-009',
		({ askedMs }) => ({ askedMs: (text) => (/^\d+$/.test(text) ? 0 : askedMs(text)) }),
	],
	'no Retry-After as a date heeded': [
		'BHV-010',
		({ askedMs }) => ({ askedMs: (text) => (/^\d+$/.test(text) ? askedMs(text) : 0) }),
	],
	'a Retry-After in milliseconds': ['BHV-009', ({ askedMs }) => ({ askedMs: (text) => askedMs(text) / 1000 })],
	'half of Retry-After': ['BHV-009', ({ askedMs }) => ({ askedMs: (text) => askedMs(text) / 2 })],
	'a second less than Retry-After': ['BHV-009', ({ askedMs }) => ({ askedMs: (text) => askedMs(text) - 1000 })],
	'Retry-After for half a second at most': ['BHV-009', ({ askedMs }) => ({ askedMs: (text) => Math.min(askedMs(text), 500) })],
	'a date of Retry-After an hour off': [
		'BHV-010',
		({ askedMs }) => ({ askedMs: (text) => askedMs(text) - (isDate({ retryAfter: text }) ? 3_600_000 : 0) }),
	],
	'Retry-After of 503 alone': ['BHV-012', after(429)],
	'Retry-After of 429 alone': ['BHV-009', after(503)],
};

/** What Retry-After says with one status is not heeded. */
function after(status: number): Change {
	return () => ({ heed: async (answer) => answer.status === status && delete (answer as { retryAfter?: string }).retryAfter });
}

function laterBody(change: (id: string) => object): Change {
	return ({ body }) => ({
		body: (id, attempt) => (attempt === 0 ? body(id, attempt) : Buffer.from(JSON.stringify(change(id)))),
	});
}

const changing: Record<string, Entry> = {
	'a new id each time': ['BHV-018', laterBody(() => ({ ...message, id: randomUUID() }))],
	'the number of the attempt after the id': ['BHV-018', laterBody((id) => ({ ...message, id: `${id}-1` }))],
	'the id in capitals the next time': ['BHV-018', laterBody((id) => ({ ...message, id: id.toUpperCase() }))],
	'no id the next time': ['BHV-018', laterBody(() => ({ ...message, id: undefined }))],
	'a new timestamp each time': [
		'BHV-019',
		laterBody((id) => ({ ...message, id, header: { ...message.header, timestamp: 1680692114701 } })),
	],
	'the number of the attempt in the body': [
		'BHV-019',
		laterBody((id) => ({ ...message, id, body: { ...message.body, attempt: 1 } })),
	],
	'another order of members': ['BHV-019', laterBody((id) => ({ body: message.body, header: message.header, id }))],
	'other white space': [
		'BHV-019',
		({ body }) => ({ body: (id, attempt) => Buffer.from(`${body(id, attempt)}${' '.repeat(attempt)}`) }),
	],
	'another path the next time': [
		'REQ-002',
		({ head }) => ({
			head: (base, body, attempt) => ({ ...head(base, body, attempt), ...(attempt > 0 && { target: '/message/receive' }) }),
		}),
	],
	'another method the next time': [
		'REQ-001',
		({ head }) => ({ head: (base, body, attempt) => ({ ...head(base, body, attempt), ...(attempt > 0 && { method: 'PUT' }) }) }),
	],
	'no content type the next time': [
		'REQ-004',
		({ head }) => ({
			head: (base, body, attempt) => ({
				...head(base, body, attempt),
				fields: head(base, body, attempt).fields.filter(([name]) => attempt === 0 || name !== 'content-type'),
			}),
		}),
	],
	'an empty body the next time': [
		'MES-001',
		({ body }) => ({ body: (id, attempt) => (attempt === 0 ? body(id, attempt) : Buffer.alloc(0)) }),
	],
};

let numberOfRun = 0;

const ids: Record<string, Entry> = {
	'the same id in each run': ['BHV-020', () => ({ id: () => 'always-the-same' })],
	'the caller as id': ['BHV-020', () => ({ id: () => message.header.channelData.channelCustomerIdentifier })],
	'one of two ids': ['BHV-020', () => ({ id: () => String(numberOfRun++ % 2) })],
	'the hour as id': ['BHV-020', () => ({ id: () => new Date().toISOString().slice(0, 13) })],
};

const ending: Record<string, Entry> = {
	'no end': ['BHV-021', () => ({ end: (signal) => once(signal, 'abort') }), { only: ['BHV-001', 'BHV-021'], timeoutMs: 1500 }],
	'an answer waited for without end': ['BHV-013', () => ({ timeoutMs: 2 ** 30 }), { only: ['BHV-013'], timeoutMs: 2500 }],
	'no message but in the first run': ['BHV-001', firstRunAlone],
};

function firstRunAlone(): Partial<Parts> {
	let runs = 0;
	return { messages: () => (runs++ === 0 ? 1 : 0) };
}
