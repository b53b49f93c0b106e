// A call whose message the shell script sends.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const {
	STAND_IN_CALLER: caller = '5550100',
	STAND_IN_END: end = 'DIALOG_ENDED',
	STAND_IN_SELECTION: selection = 'Billing',
	STAND_IN_VARIABLE: variable = '42225',
} = process.env;
const args = ['--call-id', '1234', '--customer', caller, '--service', '1218', '--start', '1680692114700', '--end', end];
const visits = ['--visit', `Main=${selection}@1680692114700`, '--visit', 'Last@1680692114800'];
const script = join(import.meta.dirname, '../shell/ivr-activity.sh');
const { status } = spawnSync('sh', [script, ...args, ...visits, '--variable', `callVariable1=${variable}`], { stdio: 'inherit' });
process.exitCode = status ?? 1;
