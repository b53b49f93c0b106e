import type { Call, CallActivity } from './call.ts';

/** What the form has now. */
export function readCall(form: HTMLFormElement): Call {
	const text = (name: string) => String(new FormData(form).get(name) ?? '');
	return {
		caller: text('caller'),
		service: text('service'),
		senderId: text('senderId'),
		senderName: text('senderName'),
		callId: text('callId'),
		// The options of the two lists are the values that the contract has.
		startDirection: text('startDirection') as Call['startDirection'],
		endDirection: (text('endDirection') || undefined) as Call['endDirection'],
		startTime: chosenTime(text('startTime')),
		endTime: chosenTime(text('endTime')),
		activities: [...form.querySelectorAll('li')].map(readActivity),
	};
}

function readActivity(row: HTMLLIElement): CallActivity {
	const text = (name: string) => row.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
	return { menu: text('menu'), selection: text('selection'), afterSeconds: Number(text('afterSeconds')) };
}

/** A local time of the form in epoch milliseconds. */
function chosenTime(local: string): number | undefined {
	return local === '' ? undefined : new Date(local).getTime();
}

/** Epoch milliseconds as a local time of the form, to the second. */
export function localTime(time: number): string {
	const offsetMs = new Date(time).getTimezoneOffset() * 60_000;
	return new Date(time - offsetMs).toISOString().slice(0, 19);
}
