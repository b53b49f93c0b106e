import { readFile } from 'node:fs/promises';
import { parse, validate } from '@ivr-activity/contract';
import { path } from '@ivr-activity/contract/operation';
import { expect, test } from 'vitest';
import { type RecordingScenario, type SendingScenario, scenarios, secrets } from '../src/replay/scenario.ts';

const recordings = scenarios.filter((scenario): scenario is RecordingScenario => scenario.kind === 'recording');
const sendings = scenarios.filter((scenario): scenario is SendingScenario => scenario.kind === 'sending');

test('every scenario has an id and a title of its own, and the ids are in order', () => {
	const ids = scenarios.map(({ id }) => id);
	expect(ids).toEqual([...new Set(ids)].sort());
	expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
	expect(recordings.length).toBeGreaterThanOrEqual(20);
	expect(sendings.length).toBeGreaterThanOrEqual(30);
	for (const { id, kind } of scenarios) expect(id).toMatch(kind === 'recording' ? /^REC-\d{3}$/ : /^SND-\d{3}$/);
});

test.for(recordings)('$id expects a valid message, or a refusal at one of its steps', ({ expected, steps, messageId }) => {
	const { message, refused } = expected as { message?: { id: string }; refused?: { step: 'call' | number; reason: string } };
	if (message !== undefined) {
		expect(parse(JSON.stringify(message))).toMatchObject({ valid: true });
		expect(message.id).toBe(messageId);
		expect(Object.keys(expected as object)).toEqual(['message']);
	} else {
		expect(expected).toEqual({ refused: { step: expect.anything(), reason: expect.stringMatching(/^(value|time|ended)$/) } });
		// Nothing follows the step that is refused: it would never be taken.
		expect(refused?.step === 'call' ? 0 : Number(refused?.step) + 1).toBe(steps.length);
	}
});

test.for(sendings)('$id sends what the contract says it does', ({ message, expected }) => {
	const verdict = validate(message);
	const places = verdict.valid ? [] : verdict.errors.map(({ pointer, code }) => ({ pointer, code }));
	const sorted = places.sort((a, b) => (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : a.code < b.code ? -1 : 1));
	if (verdict.valid) expect(expected.outcome).not.toBe('invalid');
	else expect(expected).toEqual({ outcome: 'invalid', attempts: 0, errors: sorted });
});

const outcomes: Readonly<Record<number, string>> = {
	...{ 400: 'badRequest', 401: 'unauthorized', 403: 'unauthorized', 413: 'tooLarge', 415: 'unsupportedMediaType' },
	...{ 429: 'tooManyRequests', 301: 'redirect', 302: 'redirect', 303: 'redirect', 307: 'redirect', 308: 'redirect' },
};

test.for(sendings)('$id expects the outcome of its last answer', ({ answers, expected }) => {
	const { outcome, status, attempts } = expected;
	if (outcome === 'invalid') return expect(answers).toEqual([]);
	// More answers than attempts would never be played; one attempt more than answers is accepted.
	expect(attempts - answers.length).toBe(attempts > answers.length ? 1 : 0);
	const last = answers[attempts - 1] ?? { status: 202 };
	const due = 'status' in last ? last.status : undefined;
	expect(status).toBe(due);
	if (due === undefined) expect(outcome).toBe('fault' in last && last.fault === 'silence' ? 'timeout' : 'network');
	else expect(outcome).toBe(due < 300 ? 'accepted' : (outcomes[due] ?? 'unexpectedStatus'));
});

test('what no error may show is in the scenarios, and in no line that is due', () => {
	for (const [, secret] of secrets) {
		expect(JSON.stringify(sendings.map(({ expected: _, ...told }) => told))).toContain(secret);
		expect(JSON.stringify(sendings.map(({ expected }) => expected))).not.toContain(secret);
	}
});

test('the README counts them as they are', async () => {
	const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
	expect(readme).toContain(`${recordings.length} recordings`);
	expect(readme).toContain(`${sendings.length} sendings`);
	for (const outcome of new Set(sendings.map(({ expected }) => expected.outcome))) expect(readme).toContain(`\`${outcome}\``);
});

test('no message names the path that the client appends', () => {
	expect(JSON.stringify(sendings.map(({ message }) => message))).not.toContain(path);
});
