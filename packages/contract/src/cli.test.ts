import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { broken, folderOfMessages, objectsOf, sample } from '../test/ivr-check-folder.ts';
import { runIvrCheck } from '../test/run-ivr-check.ts';

const folder = folderOfMessages();
const { check, checkInput } = folder;

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
		expect(objectsOf(out)[1].errors[0]).toMatchObject({
			line: 3,
			message: expect.stringContaining('the "{" of line 3, column 1'),
		});
	});

	test('of one message per line is known by its name', async () => {
		await folder.write('calls.JSONL', `${sample}\nDone.\n`);
		await folder.write('calls.txt', `${sample}\nDone.\n`);
		expect(objectsOf((await check('--json', 'calls.JSONL')).out)).toMatchObject([
			{ line: 1, valid: true },
			{ line: 2, valid: false },
		]);
		expect(objectsOf((await check('--json', 'calls.txt')).out)).toMatchObject([{ line: 1, valid: false, errors: [{ line: 2 }] }]);
	});

	test('that is broken over many lines is one message with one error', async () => {
		const { out } = await checkInput(JSON.stringify(JSON.parse(sample), null, 2).replace(',', ''), '--json');
		expect(objectsOf(out)).toMatchObject([{ valid: false, errors: [{ code: 'json' }] }]);
	});

	test('with Windows line ends and a byte order mark is read', async () => {
		const text = JSON.stringify(JSON.parse(broken), null, '\t').replaceAll('\n', '\r\n');
		const { out } = await checkInput(`\ufeff${text}`, '--json');
		const line = text.split('\r\n').findIndex((candidate) => candidate.includes('"startTime"')) + 1;
		expect(objectsOf(out)).toMatchObject([{ errors: [{ pointer: '/body/startTime', line, column: 3 }] }]);
		expect(await checkInput(`\ufeff${sample}\r\n`)).toMatchObject({ code: 0 });
	});

	test('in another encoding is one message with one error', async () => {
		const { code, out } = await checkInput(
			Buffer.from(`\ufeff${JSON.stringify(JSON.parse(sample), null, 2)}`, 'utf16le'),
			'--json',
		);
		expect(code).toBe(1);
		expect(objectsOf(out)).toMatchObject([{ errors: [{ code: 'json', message: expect.stringContaining('UTF-8') }] }]);
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
