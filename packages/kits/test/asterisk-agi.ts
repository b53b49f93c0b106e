// A stand-in for Asterisk that runs an AGI script at the end of a call: node asterisk-agi.ts COMMAND…
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Dialplan } from './dialplan.ts';

const { STAND_IN_CALLER: caller = '5550100', STAND_IN_END: end, STAND_IN_VARIABLE: variable = '42225' } = process.env;
const channel = new Map([
	['callVariable1', variable],
	['callVariable2', ''],
	...(end === undefined ? [] : [['IVR_END', end] as const]),
]);
const dialplan = new Dialplan(join(import.meta.dirname, '../asterisk-agi/extensions.conf'), channel);
dialplan.gosub('start', '1218');
dialplan.gosub('visit', 'Main', process.env.STAND_IN_SELECTION ?? 'Billing');
dialplan.gosub('visit', 'Last');

const [program = '', ...args] = process.argv.slice(2);
const script = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
script.stdin.write(`agi_callerid: ${caller}\nagi_dnid: unknown\nagi_extension: h\nagi_uniqueid: 1680692114.42\n\n`);
let hasBegun = false;
for await (const line of createInterface({ input: script.stdout })) {
	// Asterisk tells the script that the channel is gone, which must not end it.
	if (!hasBegun) script.kill('SIGHUP');
	hasBegun = true;
	const name = /^GET VARIABLE (\S+)$/.exec(line)?.[1];
	const value = name === undefined ? undefined : channel.get(name);
	// Asterisk knows no empty variable: to set one to nothing removes it.
	script.stdin.write(value === undefined || value === '' ? '200 result=0\n' : `200 result=1 (${value})\n`);
	if (line.startsWith('VERBOSE ')) process.stderr.write(`${line}\n`);
}
process.exitCode = await new Promise<number>((resolve) => script.on('close', (code) => resolve(code ?? 1)));
