import { expect, test } from 'vitest';
import { type SenderReport, startSenderJudge } from '../src/index.ts';
import { commandWith, failuresOf } from './senders/certifying.ts';
import { ended } from './senders/ended.ts';

/** So many calls end at once, at a judge that listens. */
async function listened(fault: string, calls: number, only?: string[]): Promise<SenderReport> {
	const judge = await startSenderJudge({ settleMs: 2000, timeoutMs: 30_000, only });
	const env = { IVR_TARGET_URL: judge.baseUrl };
	await Promise.all(Array.from({ length: calls }, () => ended(commandWith(fault), env)));
	return judge.report;
}

test('each new message meets the next scenario, and a well-made sender passes', async () => {
	const report = await listened('none', 13);
	expect(failuresOf(report)).toEqual([]);
	expect(report.scenarios.map(({ name }) => name)).toEqual([
		'accepted',
		'refused',
		'unauthorized',
		'redirect',
		'found',
		'error',
		'bad-gateway',
		'unavailable',
		'unavailable-until',
		'too-many',
		'silence',
		'reset-read',
		'outage',
	]);
	expect(report.verdict).toBe('pass');
});

test.for([
	['repeats-400', ['BHV-003']],
	['new-id', ['BHV-018']],
	['changed-bytes', ['BHV-019']],
	['same-id', ['BHV-020']],
	['follows-redirects', ['BHV-005']],
] as const)('the fault %s is found as %j', async ([fault, ids]) => {
	const report = await listened(fault, 3, [...ids]);
	expect(failuresOf(report).map((finding) => finding.slice(0, 7))).toEqual(ids);
});

test('what a browser asks for is no message', async () => {
	const judge = await startSenderJudge();
	for (const place of ['/favicon.ico', '/']) expect((await fetch(new URL(place, judge.baseUrl))).status).toBe(404);
	await ended(commandWith('none'), { IVR_TARGET_URL: judge.baseUrl });
	const { scenarios } = await judge.stop();
	expect(scenarios.map(({ name, requests }) => [name, requests.length])).toEqual([['accepted', 1]]);
});

test('a redirect that is followed without the message is found', async () => {
	const judge = await startSenderJudge({ only: ['BHV-005'] });
	for (const [call, redirect] of (['manual', 'manual', 'follow'] as const).entries()) {
		await fetch(`${judge.baseUrl}/message/receive`, { method: 'POST', body: JSON.stringify({ body: call }), redirect });
	}
	const report = await judge.stop();
	expect(failuresOf(report)).toEqual(['BHV-005 SHOULD']);
	expect(report.scenarios.map(({ name, requests }) => [name, requests.length])).toEqual([
		['accepted', 1],
		['redirect', 1],
		['found', 2],
	]);
});

test('a judge that is stopped reports what was seen', async () => {
	const judge = await startSenderJudge();
	await ended(commandWith('missing-member'), { IVR_TARGET_URL: judge.baseUrl });
	const report = await judge.stop();
	expect(failuresOf(report)).toEqual(['MES-002 MUST /header/intent']);
	expect(report.verdict).toBe('fail');
});

test('a judge that heard nothing does not judge', async () => {
	const judge = await startSenderJudge({ idleMs: 50 });
	expect(await judge.report).toMatchObject({ verdict: 'incomplete', reason: 'No request came.' });
});

test('a port that is taken is wrong usage', async () => {
	const judge = await startSenderJudge();
	const port = Number(new URL(judge.baseUrl).port);
	await expect(startSenderJudge({ port })).rejects.toThrow(`Nothing can listen at 127.0.0.1, port ${port} (EADDRINUSE)`);
	await judge.stop();
});
