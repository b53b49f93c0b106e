import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { broken, folderOfMessages, invalidFolder, objectsOf, sample } from '../test/ivr-check-folder.ts';
import { runIvrCheck } from '../test/run-ivr-check.ts';
import { invalidExamples } from './examples.ts';

const folder = folderOfMessages();
const { check, checkInput } = folder;

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
            → Send callId in every message.
      25:9  /body/activities/0/selection
            The value is longer than the report column Menu, which cuts or drops
            it.
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
		const { code, out } = await check(join(invalidFolder, 'guide-sample-as-printed.txt'));
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

	test('that is a list of messages: to send each on its own', async () => {
		const { code, out } = await checkInput(`[${sample}]`);
		expect(code).toBe(1);
		expect(out).toContain('found a list of 1\n');
		expect(out).toContain('Next: send each message of the list on its own.');
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
			{ folder: invalidFolder },
		);
		expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
	});
});

describe('--json', () => {
	test('prints one object per message', async () => {
		const { code, out } = await check('--json', 'good.json', 'bad.json');
		expect(code).toBe(1);
		const [good, bad] = objectsOf(out);
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
		const [{ errors, repairs }] = objectsOf(out);
		for (const columns of [errors, repairs].map((findings) => findings.map(({ column }: { column: number }) => column))) {
			expect(columns).toEqual(columns.toSorted((one: number, other: number) => one - other));
		}
	});

	test('advises on the message as it is once repaired', async () => {
		const { out } = await checkInput(sample.replace('DIALOG_ENDED', 'dialog_ended'), '--json');
		expect(objectsOf(out)).toMatchObject([{ valid: false, repairs: [{ value: 'DIALOG_ENDED' }], advice: [] }]);
	});

	test('advises on what only the text shows, of an invalid message too', async () => {
		const { out } = await checkInput(broken.replace('"callId"', '"callId":"1","callId"'), '--json');
		expect(objectsOf(out)).toMatchObject([{ valid: false, advice: [{ code: 'duplicate-member', pointer: '/body/callId' }] }]);
	});

	test('keeps its lines to the output and everything else out of it', async () => {
		const { out, err } = await check('--json', 'missing.json', 'good.json', 'good.json');
		expect(objectsOf(out)).toHaveLength(2);
		expect(err).toContain('missing.json');
	});
});
