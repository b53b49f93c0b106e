import { createClient } from '@ivr-activity/client';
import { activityRows } from './activity-rows.ts';
import { messageOf } from './call.ts';
import { type Outcome, sendMessage } from './outcome.ts';
import { localTime, readCall } from './read-form.ts';
import { showOutcome } from './show-outcome.ts';

const form = find('form', HTMLFormElement);
const outcome = find('#outcome', HTMLElement);
const target = find('#target', HTMLInputElement);
const sendButton = find('[type=submit]', HTMLButtonElement);
const rows = activityRows(find('#activities', HTMLOListElement), find('#activity', HTMLTemplateElement));

const callMs = 95_000;
const now = Date.now();
target.value = import.meta.env.VITE_IVR_TARGET_URL ?? 'http://127.0.0.1:4010/ccm';
find('#start-time', HTMLInputElement).value = localTime(now - callMs);
find('#end-time', HTMLInputElement).value = localTime(now);
rows.add({ menu: 'Main', selection: 'Billing', afterSeconds: 20 });
find('#add-activity', HTMLButtonElement).addEventListener('click', () => rows.add());

form.addEventListener('submit', async (event) => {
	event.preventDefault();
	sendButton.disabled = true;
	try {
		showOutcome(await send(), form, outcome);
	} finally {
		sendButton.disabled = false;
	}
});

async function send(): Promise<Outcome> {
	try {
		const client = createClient({ baseUrl: target.value });
		return await sendMessage(client, messageOf(readCall(form), crypto.randomUUID(), Date.now()));
	} catch (error) {
		// A TypeError of the client says what is wrong with the target's address.
		if (error instanceof TypeError) return { kind: 'failed', reason: error.message };
		throw error;
	}
}

function find<E extends HTMLElement>(selector: string, type: abstract new () => E): E {
	const found = document.querySelector(selector);
	if (found instanceof type) return found;
	throw new Error(`index.html has no ${selector}.`);
}
