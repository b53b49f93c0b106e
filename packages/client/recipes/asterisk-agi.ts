#!/usr/bin/env node
/**
 * A menu of an Asterisk dialplan. It ends with a message, also when the caller hangs up in the middle:
 *
 *     exten => 1218,1,AGI(/opt/ivr/asterisk-agi.ts)
 *
 * Asterisk writes to standard input and reads standard output, so that notes go to standard error.
 */
import { createInterface } from 'node:readline';
import { createClient, recordCall } from '@ivr-activity/client';

// Asterisk sends SIGHUP at a hang-up; the message is still to be sent.
process.on('SIGHUP', () => {});
process.stdout.on('error', () => {});

const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** The next line; undefined when Asterisk is gone. It writes HANGUP in between when the caller is. */
async function readLine(): Promise<string | undefined> {
	const { value, done } = await input.next();
	return done || value === 'HANGUP' ? undefined : value;
}

/** Gives a command, and returns its result; undefined when the caller is gone. */
async function command(text: string): Promise<string | undefined> {
	process.stdout.write(`${text}\n`);
	const line = await readLine();
	const [, result = '-1'] = /^200 result=(-?[0-9]*)/.exec(line ?? '') ?? [];
	return result === '-1' ? undefined : result;
}

const variables = new Map<string, string>();
for (let line = await readLine(); line; line = await readLine()) {
	const colon = line.indexOf(': ');
	variables.set(line.slice(0, colon), line.slice(colon + 2));
}

const call = recordCall({
	callId: variables.get('agi_uniqueid') ?? '',
	customer: variables.get('agi_callerid') ?? '',
	service: variables.get('agi_extension') ?? '',
	sender: { id: 'f1370ff7-43fa-496e-9966-e64061d35f5c', senderName: 'MY-IVR' },
});
const choices: Readonly<Record<string, string>> = { '49': 'Billing', '50': 'Support' };

await command('ANSWER');
// The result is the code of the key that was pressed, 0 when none was.
const key = await command('STREAM FILE main-menu "12"');
call.visit('Main', key === undefined ? undefined : choices[key]);
const queue = key === undefined ? undefined : choices[key];
const moved = queue === undefined ? undefined : await command(`SET VARIABLE QUEUE "${queue}"`);
call.end(moved === undefined ? 'DIALOG_ENDED' : 'TRANSFER');

const client = createClient({ baseUrl: process.env.IVR_TARGET_URL ?? 'http://127.0.0.1:4010/ccm' });
await client.send(call.toMessage()).catch((error: Error) => console.error(error.message));
process.stdin.destroy();
