import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { startMock } from '@ivr-activity/mock';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { answering } from '../test/http-server.ts';
import { callerNumber, callMessage } from '../test/messages.ts';
import { runIvrSend, startIvrSend } from '../test/run-ivr-send.ts';

const mock = await startMock({ port: 0 });
afterAll(() => mock.close());
beforeEach(() => mock.journal.clear());

const target = mock.baseUrl;
const sample = JSON.stringify(callMessage());

/** Messages one per line, with ids of their own. */
function lines(...ids: string[]): string {
	return ids.map((id) => `${JSON.stringify({ ...callMessage(), id })}\n`).join('');
}

function received(): unknown[] {
	return mock.journal.entries().map(({ messageId }) => messageId);
}

test('nothing of the caller is printed, whatever goes wrong', async () => {
	const telling = await answering(
		400,
		{ 'content-type': 'application/problem+json' },
		JSON.stringify({
			type: 'urn:ivr-activity:problem:invalid-message',
			errors: [{ pointer: `/header/${callerNumber}`, code: `no ${callerNumber}`, message: `no ${callerNumber}` }],
		}),
	);
	const cutOff = sample.slice(0, -3);
	const strange = JSON.stringify({ ...callMessage(), [callerNumber]: `<${callerNumber}>`, body: { type: callerNumber } });
	for (const [url, input] of [
		[telling, sample],
		[target, cutOff],
		[target, strange],
		[target, `${cutOff},"a":${callerNumber}x`],
	]) {
		for (const parameters of [[], ['--json']]) {
			const { code, out, err } = await runIvrSend(parameters, { target: url ?? '', input: input ?? '' });
			expect(code).toBe(1);
			expect(out + err).not.toMatch(new RegExp(`${callerNumber}|Zoë|Kontostand`));
		}
	}
});

test('a reader that has enough of the output does not end the sending', async () => {
	const child = startIvrSend(['--json'], { target });
	child.stdout.destroy();
	child.stdin.end(lines('1', '2', '3'));
	const err = text(child.stderr);
	const [code] = await once(child, 'close');
	expect({ code, err: await err }).toEqual({ code: 0, err: '' });
	expect(received()).toEqual(['1', '2', '3']);
});

describe('on a terminal', () => {
	const terminal = (stream: string) => `data:text/javascript,process.${stream}.isTTY=true`;

	test('the progress of lines is shown', async () => {
		const { code, err } = await runIvrSend([], { target, input: lines('1', '2'), node: ['--import', terminal('stderr')] });
		expect(code).toBe(0);
		expect(err).toMatch(/^\r1 accepted/);
	});

	test('no progress is shown elsewhere', async () => {
		expect(await runIvrSend([], { target, input: lines('1', '2') })).toEqual({ code: 0, out: '2 accepted\n', err: '' });
	});

	test('the help is shown instead of waiting for input', async () => {
		const { code, err } = await runIvrSend([], { target, node: ['--import', terminal('stdin')] });
		expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('Usage: ivr-send') });
	});
});

test('--help fits into 80 columns, and --version is the version', async () => {
	const { code, out } = await runIvrSend(['--help']);
	expect(code).toBe(0);
	expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
	expect((await runIvrSend(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});
