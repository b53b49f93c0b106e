import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type RawAnswer, sendRaw } from './raw-sender.ts';

/**
 * A sender that is as it should be, but for the one fault that it is told: `node sender.ts no-retry`. It sends one message
 * to IVR_TARGET_URL and ends.
 */
const fault = process.argv[2] ?? 'none';
const has = (name: string) => fault === name;

const printedSample = new URL('../../../../openapi/examples/invalid/guide-sample-as-printed.txt', import.meta.url);

const now = Math.floor(Date.now() / (has('seconds') ? 1000 : 1));
const second = has('seconds') ? 1 : 1000;
const id = has('same-id') ? 'always-the-same' : randomUUID();
const message = {
	id,
	header: {
		channelData: { channelCustomerIdentifier: '5550100', serviceIdentifier: '1218' },
		timestamp: now,
		intent: 'IVR_AGGREGATED_ACTIVITY',
		sender: { id: 'ivr-1', senderName: has('latin-1') || has('utf-16') ? 'Zürich' : 'MY-IVR', type: 'IVR' },
	},
	body: {
		type: 'IVR_AGGREGATED_ACTIVITY',
		callId: has('reused-id') ? id : `call-${randomUUID()}`,
		startDirection: 'INBOUND',
		endDirection: 'DIALOG_ENDED',
		startTime: now - 60 * second,
		endTime: now,
		activities: [{ menu: 'Main', selection: 'Billing', timestamp: String(Date.now() - 30_000) }],
	},
};

function text(attempt: number): string {
	if (has('printed-sample')) return readFileSync(printedSample, 'utf8');
	if (has('not-json')) return `id=${id}`;
	if (has('new-id')) return JSON.stringify({ ...message, id: randomUUID() });
	if (has('changed-bytes') && attempt > 0) return JSON.stringify(message, null, 1);
	if (has('missing-member')) return JSON.stringify({ ...message, header: { ...message.header, intent: undefined } });
	if (has('wrong-type')) return JSON.stringify({ ...message, body: { ...message.body, callId: 1234 } });
	if (has('blank')) return JSON.stringify({ ...message, body: { ...message.body, callId: ' ' } });
	if (has('wrong-constant')) return JSON.stringify({ ...message, body: { ...message.body, type: 'IVR' } });
	return JSON.stringify(message);
}

function bytes(attempt: number): Buffer {
	const json = text(attempt);
	if (has('bom')) return Buffer.from(`\ufeff${json}`);
	if (has('latin-1')) return Buffer.from(json, 'latin1');
	if (has('utf-16')) return Buffer.from(`\ufeff${json}`, 'utf16le');
	return has('gzip') ? gzipSync(json) : Buffer.from(json);
}

const types: Record<string, string[]> = {
	'text-plain': ['text/plain'],
	'no-content-type': [],
	charset: ['application/json; charset=iso-8859-1'],
	'twice-content-type': ['application/json', 'application/json'],
};

const base = new URL(process.env.IVR_TARGET_URL ?? '');

function path(): string {
	const due = `${base.pathname}/message/receive`;
	if (has('other-path')) return '/ccm/message/5550100';
	return `${due}${has('trailing-slash') ? '/' : ''}${has('query') ? '?ani=5550100' : ''}`;
}

function head(body: Buffer): string[] {
	const chunked = has('chunked');
	const length = body.length + (has('length-too-large') ? 9 : 0) - (has('length-too-small') ? 9 : 0);
	return [
		`${has('put') ? 'PUT' : 'POST'} ${path()} HTTP/${has('http-1.0') ? '1.0' : '1.1'}`,
		...(has('no-host') ? [] : [`host: ${base.host}`]),
		...(types[fault] ?? ['application/json']).map((type) => `content-type: ${type}`),
		...(has('gzip') ? ['content-encoding: gzip'] : []),
		...(has('expect') ? ['expect: 100-continue'] : []),
		...(has('offers-http2') ? ['connection: Upgrade, HTTP2-Settings', 'upgrade: h2c', 'http2-settings: AAMAAABk'] : []),
		chunked ? 'transfer-encoding: chunked' : `content-length: ${length}`,
		...(has('two-lengths') ? [`content-length: ${length + 1}`] : []),
	];
}

async function send(attempt: number, to = head(bytes(attempt))): Promise<RawAnswer> {
	const body = bytes(attempt);
	const framed = has('chunked') ? Buffer.from(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`) : body;
	const request = Buffer.concat([Buffer.from(`${to.join('\r\n')}\r\n\r\n`), framed]);
	return sendRaw(base, has('no-http') ? Buffer.from('\u0016\u0003\u0001\u0002\u0000\u0001\u0000') : request, {
		// Longer than a busy machine takes for an answer that is under way.
		timeoutMs: has('no-time-out') ? 2 ** 30 : 8000,
		endEarly: has('length-too-large'),
	});
}

function isFinal({ status }: RawAnswer, attempt: number): boolean {
	if (has('repeats-400') && status === 400) return attempt > 0;
	if (has('repeats-401') && status === 401) return attempt > 0;
	if (has('no-retry-500') && status === 500) return true;
	return status !== undefined && status < 500 && status !== 429;
}

function waitMs({ status, retryAfter }: RawAnswer, attempt: number): number {
	if (has('hammers')) return 5;
	// The least that random waits can be.
	if (has('unlucky-in-the-outage') && status === 503 && retryAfter === undefined) return 0;
	const own = Math.min(200 * 2 ** attempt, 2000);
	if (retryAfter === undefined) return own;
	// Not even by its own pause may it wait as long as it was asked to.
	if (has('ignores-retry-after')) return 0;
	const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
	return Math.max(own, asked || 0);
}

const mostAttempts = has('hammers') ? 1000 : has('unlucky-in-the-outage') ? 4 : 8;

async function deliver(): Promise<void> {
	for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
		const answer = await send(attempt);
		if (has('follows-redirects') && answer.location !== undefined) {
			const [, ...fields] = head(bytes(attempt));
			await send(attempt, [`POST ${answer.location} HTTP/1.1`, ...fields]);
		}
		if (has('repeats-202') && attempt === 0 && answer.status === 202) continue;
		if (isFinal(answer, attempt) || has('no-retry')) return;
		await delay(waitMs(answer, attempt));
	}
}

if (has('exits-at-once')) process.exit(7);
if (!has('sends-nothing')) await deliver();
if (has('never-ends')) setInterval(() => {}, 1000);
