import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { runIvrCheck, startIvrCheck } from '../test/run-ivr-check.ts';
import { invalidExamples, validExamples } from './examples.ts';

const examples = fileURLToPath(new URL('../../../openapi/examples/', import.meta.url));
const sample = JSON.stringify(validExamples.find(({ name }) => name === 'guide-sample')?.message);
const broken = sample.replace('"startTime":1680692114700', '"startTime":"1680692114700"');

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'ivr-check-'));
	await writeFile(join(folder, 'good.json'), sample);
	await writeFile(join(folder, 'bad.json'), broken);
	await mkdir(join(folder, 'messages'));
});
afterAll(() => rm(folder, { recursive: true }));

const check = (...parameters: string[]) => runIvrCheck(parameters, { folder });
const checkInput = (input: string | Uint8Array, ...parameters: string[]) => runIvrCheck(parameters, { folder, input });
const objects = (out: string) =>
	out
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));

describe('the exit code', () => {
	test('is 0 when every message is valid', async () => {
		expect(await check('good.json', 'good.json')).toMatchObject({ code: 0, err: '' });
		expect(await checkInput(`${sample}\n${sample}\n`)).toMatchObject({ code: 0, err: '' });
	});

	test('is 1 when one message is not', async () => {
		expect(await check('good.json', 'bad.json', 'good.json')).toMatchObject({ code: 1, err: '' });
		expect(await checkInput(`${sample}\n${broken}\n`)).toMatchObject({ code: 1, err: '' });
	});

	test('is 1 when there is nothing to check', async () => {
		expect(await checkInput('')).toMatchObject({ code: 1, err: '' });
	});

	test.each([
		[['--colour'], /Unknown option '--colour'/],
		[['--profile', 'lenient', 'good.json'], /no profile "lenient": name strict or tolerant/],
		[['--profile'], /--profile/],
		[['--json=yes'], /--json/],
		[['-', 'good.json', '-'], /only once/],
	])('is 2 for wrong usage: %j', async (parameters, reason) => {
		const { code, out, err } = await check(...parameters);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toMatch(reason);
		expect(err).toContain('ivr-check --help');
	});

	test('is 2 when one file cannot be read, and the others are checked', async () => {
		const { code, out, err } = await check('good.json', 'missing.json', 'messages', 'bad.json');
		expect(code).toBe(2);
		expect(err).toBe(
			'ivr-check: missing.json: there is no such file.\nivr-check: messages: it is a directory; name the files in it.\n',
		);
		expect(out).toContain('good.json');
		expect(out).toContain('bad.json');
		expect(out).toMatch(/2 messages: 1 valid, 1 not valid \(bad\.json\); 2 files not read\.\n$/);
	});
});

describe('with no file', () => {
	test('standard input is read', async () => {
		expect(await checkInput(broken)).toMatchObject({ code: 1, out: expect.stringContaining('stdin') });
		expect(await checkInput(broken, '-')).toMatchObject({ code: 1, out: expect.stringContaining('stdin') });
	});

	test('the help is shown when that is a terminal', async () => {
		const terminal = 'data:text/javascript,process.stdin.isTTY=true';
		const { code, out, err } = await runIvrCheck([], { node: ['--import', terminal] });
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(err).toContain('Usage: ivr-check');
	});
});

test('--help prints the help, and --version the version', async () => {
	expect(await check('--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Exit codes: 0') });
	expect(await check('-h', 'missing.json')).toMatchObject({ code: 0, out: expect.stringContaining('Usage: ivr-check') });
	expect(await check('--version')).toEqual({ code: 0, err: '', out: `${manifest.version}\n` });
});

test('the help fits into 80 columns', async () => {
	const { out } = await check('--help');
	expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

describe('what a message is told', () => {
	test('that is valid: the row of the report', async () => {
		const { out } = await check('good.json');
		expect(out).toBe(`✓ valid  good.json
  strict profile

  IVR Detail Report: the row that it should become
    Start time          2023-04-05T10:55:14.700Z
    End time            2023-04-05T10:55:14.700Z
    Call ID             1234
    Caller number       5550100
    Language *          not known
    Menu *              Billing
    Sub-menu *          —
    Journey *           Main>Billing
    Disposition         DIALOG_ENDED
    Duration (seconds)  0
    * inferred: the vendor documents the column, not which member fills it.

  Next: nothing to do, send it.
`);
	});

	test('that is not: the problems, the repairs, what will happen, the row, and what to do', async () => {
		const message = {
			id: '1',
			header: {
				channelData: { channelCustomerIdentifier: '5550100', serviceIdentifier: '1218' },
				timestamp: 1680692114700,
				sender: { id: '7', senderName: 'MY-IVR', type: 'IVR' },
			},
			body: {
				type: 'IVR_AGGREGATED_ACTIVITY',
				callId: null,
				startDirection: 'INBOUND',
				endDirection: 'HANGUP',
				startTime: '1680692019700',
				endTime: 1680692114700,
				activities: [{ menu: 'Main', selection: 'Opening hours and directions', timestamp: '1680692051200' }],
			},
		};
		const { code, out } = await checkInput(JSON.stringify(message, null, 2));
		expect(code).toBe(1);
		expect(out).toBe(`✗ not valid  stdin
  4 problems, 2 pieces of advice, strict profile

  Problems
       3:3  /header/intent
            is required: the constant that names this kind of message
      17:5  /body/callId
            must be the call id as a string that is not blank, such as "1234"
            found null
      19:5  /body/endDirection
            must be DIALOG_ENDED or TRANSFER: how the call ended
            found "HANGUP"
      20:5  /body/startTime
            must be epoch milliseconds as an integer, such as 1680692019700
            found "1680692019700"

  Exact repairs
       3:3  /header/intent: add "IVR_AGGREGATED_ACTIVITY"
      17:5  /body/callId: remove it (it is null)
      20:5  /body/startTime: "1680692019700" → 1680692019700

  Advice: once it is valid, this will still happen
      17:5  /body/callId
            The reports have no value for: Call ID.
            → Send callId with every message.
      25:9  /body/activities/0/selection
            The value is longer than the 20 characters of the report column
            Menu, which cuts or drops it.
            → Shorten it to 20 characters.

  IVR Detail Report: the row that it should become, as far as it can be read
    Start time          2023-04-05T10:53:39.700Z
    End time            2023-04-05T10:55:14.700Z
    Call ID             —
    Caller number       5550100
    Language *          not known
    Menu *              Opening hours and di…
                        cut here: the whole has 28 characters
    Sub-menu *          —
    Journey *           Main>Opening hours and directions
    Disposition         —
    Duration (seconds)  95
    * inferred: the vendor documents the column, not which member fills it.

  Next: make the 3 exact repairs, correct the other problem and check again.
`);
	});

	test('that is the guide’s sample as it is printed: what to change, line by line', async () => {
		const { code, out } = await check(join(examples, 'invalid', 'guide-sample-as-printed.txt'));
		expect(code).toBe(1);
		expect(out).toMatch(/guide’s sample as it is printed, which is not JSON\n\n {2}Change line by line\n/);
		expect(out).toMatch(/^ +2:11 {2}\S.*\n(.+\n)*? +2:26 {2}take out the comment\n/m);
		expect(out).toMatch(/^ +26:21 {2}take out the comment\n/m);
		expect(out).toContain('write "DIALOG_ENDED" or "TRANSFER", not both');
		expect(out).toContain('Next: make these changes and check again.');
		expect(out).not.toContain('IVR Detail Report');
	});

	test('that only needs repairs: that it is valid then', async () => {
		const { out } = await check('bad.json');
		expect(out).toContain('/body/startTime: "1680692114700" → 1680692114700\n');
		expect(out).toContain('the row that it should become, once it is repaired');
		expect(out).toContain('Next: make the exact repair; the message is valid then.');
	});

	test('depends on the profile', async () => {
		expect(await check('--profile', 'tolerant', 'bad.json')).toMatchObject({
			code: 0,
			out: expect.stringContaining('tolerant profile'),
		});
		expect(await check('--profile=strict', 'bad.json')).toMatchObject({ code: 1 });
	});

	test('fits into 80 columns', async () => {
		const { out } = await runIvrCheck(
			invalidExamples.map(({ file }) => file),
			{ folder: join(examples, 'invalid') },
		);
		expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
	});
});

describe('a file', () => {
	test('of one message per line is told by line', async () => {
		const { code, out } = await checkInput(`\n${sample}\r\n\r\n${broken}\r\n{"id":}\r\n`);
		expect(code).toBe(1);
		expect(out).toMatch(/^✓ valid {2}stdin:2$/m);
		expect(out).toMatch(/^✗ not valid {2}stdin:4$/m);
		expect(out).toMatch(new RegExp(`^ +4:${broken.indexOf('"startTime"') + 1} {2}/body/startTime$`, 'm'));
		expect(out).toMatch(/^ +5:7 {2}the message$/m);
		expect(out).toMatch(/\n3 messages: 1 valid, 2 not valid \(stdin:4, stdin:5\)\.\n$/);
	});

	test('of one message per line is told by line in sentences too', async () => {
		const { out } = await checkInput(`${sample}\n\n{"id": "1"`, '--json');
		expect(objects(out)[1].errors[0]).toMatchObject({ line: 3, message: expect.stringContaining('the "{" of line 3, column 1') });
	});

	test('of one message per line is known by its name', async () => {
		await writeFile(join(folder, 'calls.JSONL'), `${sample}\nDone.\n`);
		await writeFile(join(folder, 'calls.txt'), `${sample}\nDone.\n`);
		expect(objects((await check('--json', 'calls.JSONL')).out)).toMatchObject([
			{ line: 1, valid: true },
			{ line: 2, valid: false },
		]);
		expect(objects((await check('--json', 'calls.txt')).out)).toMatchObject([{ line: 1, valid: false, errors: [{ line: 2 }] }]);
	});

	test('that is broken over many lines is one message with one error', async () => {
		const { out } = await checkInput(JSON.stringify(JSON.parse(sample), null, 2).replace(',', ''), '--json');
		expect(objects(out)).toMatchObject([{ valid: false, errors: [{ code: 'json' }] }]);
	});

	test('with Windows line ends and a byte order mark is read', async () => {
		const text = JSON.stringify(JSON.parse(broken), null, '\t').replaceAll('\n', '\r\n');
		const { out } = await checkInput(`\ufeff${text}`, '--json');
		const line = text.split('\r\n').findIndex((candidate) => candidate.includes('"startTime"')) + 1;
		expect(objects(out)).toMatchObject([{ errors: [{ pointer: '/body/startTime', line, column: 3 }] }]);
		expect(await checkInput(`\ufeff${sample}\r\n`)).toMatchObject({ code: 0 });
	});

	test('in another encoding is one message with one error', async () => {
		const { code, out } = await checkInput(
			Buffer.from(`\ufeff${JSON.stringify(JSON.parse(sample), null, 2)}`, 'utf16le'),
			'--json',
		);
		expect(code).toBe(1);
		expect(objects(out)).toMatchObject([{ errors: [{ code: 'json', message: expect.stringContaining('UTF-8') }] }]);
	});

	test('larger than any receiver takes is refused', async () => {
		const { code, out } = await checkInput(`{"id": "${'x'.repeat(7_000_000)}"}`);
		expect(code).toBe(1);
		expect(out).toContain('must not be larger than 6291456 bytes');
	});

	test('as large as a receiver takes is checked', async () => {
		const message = { ...JSON.parse(broken), attachment: 'x'.repeat(6_200_000) };
		const { code, out } = await checkInput(JSON.stringify(message));
		expect(code).toBe(1);
		expect(out).toContain('/body/startTime: "1680692114700" → 1680692114700\n');
	});
});

describe('--json', () => {
	test('prints one object per message', async () => {
		const { code, out } = await check('--json', 'good.json', 'bad.json');
		expect(code).toBe(1);
		const [good, bad] = objects(out);
		expect(good).toMatchObject({ file: 'good.json', index: 1, line: 1, profile: 'strict', valid: true, errors: [], repairs: [] });
		expect(good.reportRow[2]).toEqual({ column: 'Call ID', value: '1234', inferred: false });
		const place = { line: 1, column: broken.indexOf('"startTime"') + 1 };
		expect(bad).toMatchObject({
			valid: false,
			validOnceRepaired: true,
			errors: [{ pointer: '/body/startTime', code: 'type', ...place }],
			repairs: [{ op: 'replace', path: '/body/startTime', value: 1680692114700, ...place }],
			advice: [],
		});
		expect(Object.keys(good)).toEqual(Object.keys(bad));
	});

	test('names what it finds in the order of the text', async () => {
		const { out } = await checkInput(
			'{"body": {"leg": 1, "callId": 2}, "header": {"language": [], "timestamp": "1"}, "id": 3}',
			'--json',
		);
		const [{ errors, repairs }] = objects(out);
		for (const columns of [errors, repairs].map((findings) => findings.map(({ column }: { column: number }) => column))) {
			expect(columns).toEqual(columns.toSorted((one: number, other: number) => one - other));
		}
	});

	test('advises on the message as it is once repaired', async () => {
		const { out } = await checkInput(sample.replace('DIALOG_ENDED', 'dialog_ended'), '--json');
		expect(objects(out)).toMatchObject([{ valid: false, repairs: [{ value: 'DIALOG_ENDED' }], advice: [] }]);
	});

	test('advises on what only the text shows, of an invalid message too', async () => {
		const { out } = await checkInput(broken.replace('"callId"', '"callId":"1","callId"'), '--json');
		expect(objects(out)).toMatchObject([{ valid: false, advice: [{ code: 'duplicate-member', pointer: '/body/callId' }] }]);
	});

	test('keeps its lines to the output and everything else out of it', async () => {
		const { out, err } = await check('--json', 'missing.json', 'good.json', 'good.json');
		expect(objects(out)).toHaveLength(2);
		expect(err).toContain('missing.json');
	});
});

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
		expect(objects(out)[0].reportRow[2].value).toBe(hostile);
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
			folder,
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
		expect((await runIvrCheck(['bad.json'], { folder, environment: { FORCE_COLOR: '3' } })).out).not.toContain('\u001b');
	});
});

test('whoever has read enough, as head does, ends it quietly', async () => {
	await writeFile(join(folder, 'many.ndjson'), `${sample}\n`.repeat(2_000));
	const child = startIvrCheck(['many.ndjson'], { folder });
	let err = '';
	child.stderr.on('data', (chunk) => {
		err += chunk;
	});
	child.stdout.once('data', () => child.stdout.destroy());
	const [code, signal] = await new Promise<unknown[]>((resolve) => child.on('close', (...end) => resolve(end)));
	expect({ code, signal, err }).toEqual({ code: 0, signal: null, err: '' });
});
