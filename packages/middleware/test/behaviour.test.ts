import { type Problem, type ProblemSlug, problems, statuses } from '@ivr-activity/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BehaviourCase, cases, maxBodyBytes } from './cases.ts';
import { type Adapter, adapters, type Running, start } from './servers.ts';
import { type Answer, exchange } from './wire.ts';

const servers = {} as Record<Adapter, Running>;

beforeAll(async () => {
	for (const adapter of adapters) servers[adapter] = await start(adapter, { maxBodyBytes });
});

afterAll(async () => {
	await Promise.all(Object.values(servers).map((server) => server.close()));
});

describe.each(adapters)('%s', (adapter) => {
	it.for(cases)('answers $name', async (one, { skip }) => {
		skip(one.skip?.[adapter] !== undefined, one.skip?.[adapter]);
		const { received, errors, port } = servers[adapter];
		const before = received.length;
		const { answers, ended } = await exchange(port, one);
		expect(answers).toHaveLength(1);
		expectDue(answers[0] as Answer, one);
		expect(ended).toBe(one.closes === true);
		expect(received.length - before).toBe(one.refusal === undefined ? 1 : 0);
		expect(errors).toEqual([]);
	});
});

describe('all five', () => {
	it.each(cases)('answer $name alike', async (one) => {
		const alike = adapters.filter((adapter) => one.skip?.[adapter] === undefined);
		const seen = await Promise.all(alike.map(async (adapter) => comparable(await exchange(servers[adapter].port, one))));
		for (const answer of seen) expect(answer).toEqual(seen[0]);
	});
});

function expectDue(answer: Answer, { refusal, pointers, closes, bodiless }: BehaviourCase): void {
	const { status, headers, body } = answer;
	const due: Record<string, unknown> = { date: expect.any(String), 'content-length': String(Buffer.byteLength(body)) };
	due.connection = closes ? 'close' : 'keep-alive';
	if (!closes) due['keep-alive'] = expect.any(String);
	if (refusal !== undefined) due['content-type'] = 'application/problem+json';
	if (refusal === 'method-not-allowed') due.allow = 'POST';
	if (bodiless) due['content-length'] = expect.stringMatching(/^[1-9]\d+$/);
	expect(headers).toEqual(due);
	expect(status).toBe(refusal === undefined ? statuses.accepted : problems[refusal].status);
	if (refusal === undefined || bodiless) expect(body).toBe('');
	else expectProblem(body, refusal, pointers);
}

function expectProblem(body: string, refusal: ProblemSlug, pointers: readonly string[] | undefined): void {
	const { status, title } = problems[refusal];
	const problem: Problem = JSON.parse(body);
	expect(problem).toMatchObject({ type: `urn:ivr-activity:problem:${refusal}`, title, status });
	if (pointers !== undefined) expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual(pointers);
	if (refusal === 'body-too-large') expect(problem.detail).toContain(String(maxBodyBytes));
}

/** The time of day differs, and so does how long each server keeps an idle connection: that is the server's setting. */
function comparable({ answers, ended }: { answers: Answer[]; ended: boolean }) {
	return {
		ended,
		answers: answers.map(({ headers: { date, 'keep-alive': keepAlive, ...headers }, ...answer }) => ({ ...answer, headers })),
	};
}
