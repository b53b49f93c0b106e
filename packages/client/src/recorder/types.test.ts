import { expect, test } from 'vitest';
import { type CallOptions, type CallRecorder, createClient, recordCall } from '../index.ts';

// The compiler is what tests here: each line after an expected error must not compile, every other one must.

function options(call: CallOptions): void {
	recordCall(call);
	recordCall({ ...call, startDirection: 'OUTBOUND', startTime: new Date(), leg: '1', requestPriority: 5 });
	recordCall({ ...call, startTime: '1680692019700', now: Date.now, newId: crypto.randomUUID });
	// @ts-expect-error no options
	recordCall();
	// @ts-expect-error no call id, caller and IVR
	recordCall({ service: '1218' });
	// @ts-expect-error a number as the caller
	recordCall({ ...call, customer: 5550100 });
	// @ts-expect-error the contract's name
	recordCall({ ...call, channelCustomerIdentifier: '5550100' });
	// @ts-expect-error another direction
	recordCall({ ...call, startDirection: 'inbound' });
	// @ts-expect-error a sender without a name
	recordCall({ ...call, sender: { id: 'ivr-1' } });
	// @ts-expect-error the type of the sender is known
	recordCall({ ...call, sender: { id: 'ivr-1', senderName: 'MY-IVR', type: 'IVR' } });
	// @ts-expect-error a clock of dates
	recordCall({ ...call, now: () => new Date() });
}

async function steps(call: CallRecorder): Promise<void> {
	call.visit('Main').visit('Main', 'Billing').visit('Main', 'Billing', { tries: 2 }).visit('Main', '', undefined, new Date());
	// @ts-expect-error no menu
	call.visit();
	// @ts-expect-error a key that was pressed, as a number
	call.visit('Main', 1);
	// @ts-expect-error metadata as text
	call.visit('Main', '1', 'text');
	call.variable('a', 'x').variable('a', 'x', 'Email').variable('a', 5, 'Number').variable('a', true, 'Boolean');
	call.variable('a', ['x'], 'StringList').variable('a', {}, 'WebChannelData').variable('a', '', 'StringList').variable('a', null);
	// @ts-expect-error no value
	call.variable('a');
	// @ts-expect-error a number as String2000
	call.variable('a', 5);
	// @ts-expect-error a list as a number
	call.variable('a', ['x'], 'Number');
	// @ts-expect-error a list of numbers
	call.variable('a', [1], 'StringList');
	// @ts-expect-error no type of the contract
	call.variable('a', 'x', 'String');
	call.end('TRANSFER').end('DIALOG_ENDED', 1680692114700);
	// @ts-expect-error no direction
	call.end();
	// @ts-expect-error another direction
	call.end('HANGUP');
	const client = createClient({ baseUrl: 'https://cx.example.com/ccm' });
	await client.send(call.toMessage());
	// @ts-expect-error the recorder instead of its message
	await client.send(call);
}

test('what must not compile does not compile', () => {
	expect([options, steps]).toHaveLength(2);
});
