import { expect, test } from 'vitest';
import {
	cases,
	htmlReport,
	markdownReport,
	prettyReport,
	runConformance,
	type SenderReport,
	startSenderJudge,
} from '../src/index.ts';
import { judgeReceiver } from '../src/run-conformance.ts';
import { machineNetwork } from '../src/target.ts';
import { listen } from './listening.ts';
import { certify, failuresOf } from './senders/certifying.ts';
import { sendRaw } from './senders/raw-sender.ts';

/** The last line of the pretty report. */
function headline(report: Parameters<typeof prettyReport>[0]): string {
	return prettyReport(report).trimEnd().split('\n').at(-1) ?? '';
}

function answering(status: number): Promise<string> {
	return listen((request, response) => {
		request.resume().once('end', () => response.writeHead(status).end());
	});
}

test.for([[['REQ', 'MES']], [['BHV-008']], [['MES-001']]] as const)(
	'a sender that sends nothing fails whatever is chosen: %j',
	async ([only]) => {
		const report = await certify('sends-nothing', { only });
		expect(report.verdict).toBe('fail');
		expect(failuresOf(report)).toEqual(['BHV-001 MUST']);
		expect(headline(report)).toBe('FAIL  1 of 1 MUST checks failed.');
	},
);

test('a sender that sends nothing fails though the check is left out', async () => {
	expect(failuresOf(await certify('sends-nothing', { skip: ['BHV-001'] }))).toEqual(['BHV-001 MUST']);
});

test('what cannot be read is nothing that was sent, in the order of the checks', async () => {
	const report: SenderReport = await certify('no-http', { only: ['MES', 'BHV-021'] });
	expect(failuresOf(report)).toEqual(['BHV-001 MUST']);
	expect(report.results.map(({ check: { id } }) => id).slice(-2)).toEqual(['BHV-001', 'BHV-021']);
});

test('a judge that listened and could read nothing says so', async () => {
	const judge = await startSenderJudge({ only: ['MES'] });
	await sendRaw(new URL(judge.baseUrl), Buffer.from('hello\r\n\r\n'), { timeoutMs: 5000, endEarly: false });
	expect(failuresOf(await judge.stop())).toEqual(['BHV-001 MUST']);
});

test('a sender is not said to pass what was not chosen or could not be made', async () => {
	expect(headline(await certify('none', { only: ['REQ-003', 'REQ-005'] }))).toBe(
		'PASS  No MUST check was chosen. The 2 others that could be made passed.',
	);
	expect(headline(await certify('none', { only: ['REQ-003'], failOn: 'should' }))).toBe(
		'PASS  No MUST or SHOULD check was chosen. The 1 other that could be made passed.',
	);
});

const others = cases.filter(({ expect: { strict } }) => strict.level === 'INFO' && strict.verdict === 'any').slice(0, 3);

test('a receiver is not said to pass what was not chosen', async () => {
	const only = others.map(({ id }) => id);
	const report = await runConformance({ baseUrl: await answering(400), only });
	expect(headline(report)).toBe('PASS  No MUST case was chosen. The 3 others that were sent passed.');
});

test('a receiver is not said to pass what was not sent', async () => {
	const unsafe = cases.filter(({ safe, expect: { strict } }) => !safe && strict.level === 'MUST').slice(0, 2);
	const local = await answering(202);
	const report = await judgeReceiver(
		{ baseUrl: 'http://receiver.example.com/ccm', only: unsafe.map(({ id }) => id) },
		{
			lookup: async () => [{ address: '192.0.2.7', family: 4 }],
			connect: () => machineNetwork.connect({ address: '127.0.0.1', family: 4 }, Number(new URL(local).port)),
		},
	);
	expect(headline(report)).toBe('PASS  No MUST case was sent.');
});

test.for([
	['pretty', prettyReport],
	['Markdown', markdownReport],
	['HTML', htmlReport],
] as const)('the %s report names what failed of other levels beside the verdict', async ([, write]) => {
	const chosen = (['SHOULD', 'INFO'] as const).flatMap((level) =>
		cases.filter(({ expect: { strict } }) => strict.level === level && strict.verdict === 'reject').slice(0, 2),
	);
	const [must] = cases.filter(({ expect: { strict } }) => strict.level === 'MUST' && strict.verdict === 'accept');
	const report = await runConformance({
		baseUrl: await answering(202),
		only: [...chosen, must].map((one) => one?.id ?? ''),
	});
	expect(report.verdict).toBe('pass');
	expect(write(report)).toContain('PASS  All 1 MUST cases that were sent passed. Of the others 2 SHOULD and 2 INFO failed.');
});

test('a verdict of fail names them, too, and none that the baseline expects', async () => {
	const baseUrl = await answering(202);
	const [first, second] = cases.filter(({ expect: { strict } }) => strict.level === 'SHOULD' && strict.verdict === 'reject');
	const [must] = cases.filter(({ expect: { strict } }) => strict.level === 'MUST' && strict.verdict === 'reject');
	const only = [first, second, must].map((one) => one?.id ?? '');
	expect(headline(await runConformance({ baseUrl, only }))).toBe(
		'FAIL  1 of 1 MUST cases failed. Of the others 2 SHOULD failed.',
	);
	const baseline = { profile: 'strict', failures: { [only[0] ?? '']: 202 } } as const;
	expect(headline(await runConformance({ baseUrl, only, baseline }))).toBe(
		'FAIL  1 of 1 MUST cases failed. Of the others 1 SHOULD failed.',
	);
	expect(headline(await runConformance({ baseUrl, only, failOn: 'should' }))).toBe('FAIL  3 of 3 MUST and SHOULD cases failed.');
});

test('what failed is named where nothing was chosen that decides', async () => {
	const report = await certify('text-plain', { only: ['REQ-003', 'REQ-004'] });
	expect(headline(report)).toBe('PASS  No MUST check was chosen. Of the others 1 SHOULD failed.');
});
