import { describe, expect, test } from 'vitest';
import { folderOfMessages, objectsOf, sample } from '../test/ivr-check-folder.ts';
import { runIvrCheck, startIvrCheck } from '../test/run-ivr-check.ts';

const folder = folderOfMessages();
const { check, checkInput } = folder;

describe('a terminal', () => {
	const hostile = '\u001b]0;title\u0007\u009b31m\u202e\u007f\r';
	const message = JSON.parse(sample);
	message[`member${hostile}`] = 1;
	message.body.callId = hostile;
	message.body.endDirection = hostile;
	message.body[hostile] = '<placeholder>';
	message.body.activities = [{ menu: hostile, selection: hostile, timestamp: hostile, metadata: [] }];

	test('never gets a control character out of a message', async () => {
		for (const input of [JSON.stringify(message), `${JSON.stringify(message)}${hostile}`, `{"a": '${hostile}'}`]) {
			for (const parameters of [[], ['--json']]) {
				const { code, out } = await checkInput(input, ...parameters);
				expect(code).toBe(1);
				// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
				expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
			}
		}
		const { out } = await checkInput(JSON.stringify(message), '--json');
		expect(objectsOf(out)[0].reportRow[2].value).toBe(hostile);
	});

	test('never gets one out of the command line', async () => {
		for (const parameters of [[`${hostile}.json`], [`--${hostile}`], ['--profile', hostile]]) {
			const { code, err } = await check(...parameters);
			expect(code).toBe(2);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
			expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
		}
	});

	const terminal = `data:text/javascript,${encodeURIComponent(`
		import { WriteStream } from 'node:tty';
		const { hasColors, getColorDepth } = WriteStream.prototype;
		Object.assign(process.stdout, { isTTY: true, columns: 60, hasColors, getColorDepth });`)}`;
	const onTerminal = (environment: Record<string, string>) =>
		runIvrCheck(['bad.json'], {
			folder: folder.path(),
			node: ['--import', terminal],
			environment: { TERM: 'xterm-256color', ...environment },
		});

	test('gets colours, and lines of its width', async () => {
		const { out } = await onTerminal({});
		expect(out).toContain('\u001b[');
		// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours
		const lines = out.replace(/\u001b\[[0-9;]*m/g, '').split('\n');
		expect(Math.max(...lines.slice(1).map((line) => line.length))).toBeLessThanOrEqual(60);
		expect(lines).toContain('    Call ID             1234');
	});

	test.each([{ NO_COLOR: '1' }, { NO_COLOR: '1', FORCE_COLOR: '3' }, { TERM: 'dumb' }])(
		'gets none with %j',
		async (environment) => {
			expect((await onTerminal(environment)).out).not.toContain('\u001b');
		},
	);

	test('is what colours are for: a file gets none', async () => {
		expect((await runIvrCheck(['bad.json'], { folder: folder.path(), environment: { FORCE_COLOR: '3' } })).out).not.toContain(
			'\u001b',
		);
	});
});

test('whoever has read enough, as head does, ends it quietly', async () => {
	await folder.write('many.ndjson', `${sample}\n`.repeat(2_000));
	const child = startIvrCheck(['many.ndjson'], { folder: folder.path() });
	let err = '';
	child.stderr.on('data', (chunk) => {
		err += chunk;
	});
	child.stdout.once('data', () => child.stdout.destroy());
	const [code, signal] = await new Promise<unknown[]>((resolve) => child.on('close', (...end) => resolve(end)));
	expect({ code, signal, err }).toEqual({ code: 0, signal: null, err: '' });
});
