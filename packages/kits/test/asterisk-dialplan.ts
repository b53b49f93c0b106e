// A call on the stand-in for Asterisk's dialplan, which sends the message with the kit.
import { join } from 'node:path';
import { Dialplan } from './dialplan.ts';

const channel = new Map([
	['UNIQUEID', '1680692114.42'],
	['CALLERID(num)', process.env.STAND_IN_CALLER ?? '5550100'],
]);
const dialplan = new Dialplan(join(import.meta.dirname, '../asterisk-dialplan/extensions.conf'), channel);
dialplan.gosub('start', '1218');
dialplan.gosub('visit', 'Main', process.env.STAND_IN_SELECTION ?? 'Billing');
dialplan.gosub('visit', 'Last');
dialplan.gosub('variable', 'callVariable1', process.env.STAND_IN_VARIABLE ?? '42225');
if (process.env.STAND_IN_END !== undefined) channel.set('IVR_END', process.env.STAND_IN_END);
dialplan.gosub('send');
process.exitCode = channel.get('SYSTEMSTATUS') === 'SUCCESS' ? 0 : 1;
