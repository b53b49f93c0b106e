import { readFileSync } from 'node:fs';
import { limits, type ProblemSlug, type Profile, parse, problem, transportProblem } from '@ivr-activity/contract';
import { invalidExamples, validExamples } from '@ivr-activity/contract/examples';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalEntry } from '../src/index.ts';

/** A request that can be handed to a page of a browser as it is. */
export interface Sent {
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	/** The body's bytes, or as many spaces; absent for none. */
	readonly body?: readonly number[] | number;
}

/** What came back. */
export interface Answer {
	readonly status: number;
	readonly contentType: string | null;
	readonly body: string;
}

/** Something that gives the mock's verdicts. */
export interface Target {
	send(sent: Sent): Promise<Answer>;
	/** The entries of its journal. */
	entries(): Promise<readonly JournalEntry[]>;
	clear(): Promise<void>;
	close(): Promise<void>;
}

const sampleCases: { name: string; raw: string }[] = readFileSync(
	new URL('../../../packages/contract/test/sample-cases.jsonl', import.meta.url),
	'utf8',
)
	.trimEnd()
	.split('\n')
	.map((line) => JSON.parse(line));

const [{ message: sample }] = validExamples;
const text = JSON.stringify(sample);

const contents = [
	...sampleCases,
	...validExamples.map(({ name, message }) => ({ name: `the example ${name}`, raw: JSON.stringify(message) })),
	...invalidExamples.map(({ file, text }) => ({ name: `the example ${file}`, raw: text })),
	{ name: 'no body', raw: '' },
	{ name: 'a byte order mark', raw: `\uFEFF${text}` },
	{ name: 'two documents', raw: text + text },
];

const transports: { name: string; due: ProblemSlug; sent: Sent }[] = [
	...['GET', 'PUT', 'DELETE'].map((method) => ({
		name: `the method ${method}`,
		due: 'method-not-allowed' as const,
		sent: { method, headers: {} },
	})),
	...['text/plain', 'application/json; charset=latin1', 'application/problem+json'].map((type) => ({
		name: `the content type ${type}`,
		due: 'unsupported-media-type' as const,
		sent: post(text, { 'content-type': type }),
	})),
	{ name: 'one byte too many', due: 'body-too-large', sent: { ...post(''), body: limits.bodyBytes + 1 } },
];

/** A message as a client sends it. */
export function post(raw: string | Uint8Array, headers: Record<string, string> = { 'content-type': 'application/json' }): Sent {
	return { method: 'POST', headers, body: [...(typeof raw === 'string' ? new TextEncoder().encode(raw) : raw)] };
}

/** What every form of the mock does, over a connection or without one. */
export function describeBehaviour(start: (profile: Profile) => Promise<Target>): void {
	describe.each<Profile>(['strict', 'tolerant'])('with the %s profile', (profile) => {
		let target: Target;
		beforeAll(async () => {
			target = await start(profile);
		});
		afterAll(() => target?.close());

		test.each(contents)('judges as the contract does: $name', async ({ raw }) => {
			const verdict = parse(raw, { profile });
			const answer = await target.send(post(raw));
			if (verdict.valid) return expect(answer).toEqual({ status: 202, contentType: null, body: '' });
			expectProblem(answer, problem(verdict.errors, verdict.limit));
		});
	});

	describe('whatever the profile', () => {
		let target: Target;
		beforeAll(async () => {
			target = await start('strict');
		});
		afterAll(() => target?.close());

		test.each(transports)('refuses $name', async ({ sent, due }) => {
			expectProblem(await target.send(sent), transportProblem(due));
		});

		test('refuses bytes that are not UTF-8', async () => {
			const answer = await target.send(post(Buffer.from(text.replace('Main', '\xff'), 'latin1')));
			expect(JSON.parse(answer.body)).toMatchObject({ type: 'urn:ivr-activity:problem:not-json', status: 400 });
		});

		test('keeps a journal, masked, with repeats', async () => {
			await target.clear();
			await target.send(post(text));
			await target.send(post(text));
			await target.send(post(`${text} `));
			await target.send(post('{"id":"b"}'));
			await target.send(post('{}', { 'content-type': 'text/plain' }));
			const entries = await target.entries();
			expect(entries.map(({ status, verdict, messageId, repeat }) => [status, verdict, messageId, repeat])).toEqual([
				[202, 'accepted', sample.id, null],
				[202, 'accepted', sample.id, 'same bytes'],
				[202, 'accepted', sample.id, 'other bytes'],
				[400, 'invalid-message', 'b', null],
				[415, 'unsupported-media-type', null, null],
			]);
			expect(entries[0]?.message).toMatchObject({ header: { channelData: { channelCustomerIdentifier: '***' } } });
			expect(entries[0]?.reportRow).toContainEqual({ column: 'Call ID', value: '1234', inferred: false });
			expect(entries[3]?.errors.map(({ pointer }) => pointer).sort()).toEqual(['/body', '/header']);
		});
	});
}

function expectProblem(answer: Answer, due: unknown): void {
	expect(answer).toMatchObject({ status: (due as { status: number }).status, contentType: 'application/problem+json' });
	expect(JSON.parse(answer.body)).toEqual(due);
}

/** Sends by the fetch of wherever it runs; it uses nothing from around it, so that a browser can be handed its text. */
export async function sendByFetch([url, { method, headers, body }]: [string, Sent]): Promise<Answer> {
	const bytes = typeof body === 'number' ? ' '.repeat(body) : body && new Uint8Array(body);
	const response = await fetch(url, { method, headers, ...(bytes !== undefined && { body: bytes }) });
	return { status: response.status, contentType: response.headers.get('content-type'), body: await response.text() };
}
