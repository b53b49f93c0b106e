import { expect, test } from 'vitest';
import { baselineOf, exitCodeOf, junitReport, parseBaseline, prettyReport, runConformance } from '../src/index.ts';
import { receiverWithout } from './broken-receiver.ts';
import { listen } from './listening.ts';

const only = ['SND', 'HDR-07*'];

test('a baseline that a run wrote makes the same run pass', async () => {
	const baseUrl = await listen(receiverWithout('required', '/header/sender'));
	const first = await runConformance({ baseUrl, only });
	expect(exitCodeOf(first)).toBe(1);
	const baseline = parseBaseline(baselineOf(first), 'baseline.json');
	expect(baseline.failures).toEqual({ 'HDR-075': 202 });
	const second = await runConformance({ baseUrl, only, baseline });
	expect(exitCodeOf(second)).toBe(0);
	expect(prettyReport(second)).toContain('1 cases failed as the baseline expects.');
	expect(junitReport(second)).not.toContain('<failure');
});

test('an entry whose case passes now is stale, and fails the run', async () => {
	const baseUrl = await listen(receiverWithout('nothing', ''));
	const report = await runConformance({ baseUrl, only, baseline: { profile: 'strict', failures: { 'HDR-075': 202 } } });
	expect(report.stale).toEqual([{ id: 'HDR-075', expected: 202, instead: 'passed, received 400' }]);
	expect(exitCodeOf(report)).toBe(1);
	expect(prettyReport(report)).toContain('FAIL  0 of');
	expect(prettyReport(report)).toContain('1 entries of the baseline do not hold.');
	expect(junitReport(report)).toContain('<failure message="The baseline expects HDR-075 to fail with 202');
});

test('another failure than the expected one is not expected', async () => {
	const baseUrl = await listen((request, response) => {
		request.resume();
		response.writeHead(500).end();
	});
	const baseline = { profile: 'strict', failures: { 'HDR-075': 202 } } as const;
	expect(exitCodeOf(await runConformance({ baseUrl, only: ['HDR-075'], baseline }))).toBe(1);
});

test('an entry whose case was not sent is not stale', async () => {
	const baseUrl = await listen(receiverWithout('nothing', ''));
	const baseline = { profile: 'strict', failures: { 'HDR-075': 202 } } as const;
	expect(exitCodeOf(await runConformance({ baseUrl, only: ['SND'], baseline }))).toBe(0);
});

test.for([
	['{}', 'is no baseline'],
	['nonsense', 'is no baseline'],
	['{"profile":"strict","failures":{"HDR-001":"202"}}', 'is no baseline'],
])('the text %s is no baseline', ([text, reason]) => {
	expect(() => parseBaseline(text as string, 'file')).toThrow(reason as string);
});

test.for([
	[{ profile: 'tolerant', failures: {} }, 'is of the tolerant profile'],
	[{ profile: 'strict', failures: { 'HDR-999': 202 } }, 'do not exist: HDR-999'],
] as const)('a baseline that does not fit is refused', async ([baseline, reason]) => {
	await expect(runConformance({ baseUrl: 'http://127.0.0.1:1', baseline })).rejects.toThrow(reason);
});
