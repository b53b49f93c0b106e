import { readFile } from 'node:fs/promises';
import { STATUS_CODES } from 'node:http';
import { createClient, InvalidMessageError } from '@ivr-activity/client';
import { type IvrAggregatedActivity, mediaType, method, parse, path, statuses } from '@ivr-activity/contract';
import { validExamples } from '@ivr-activity/contract/examples';
import { heading, indented, paint, print } from './screen.ts';

const printedSample = new URL('../../../openapi/examples/invalid/guide-sample-as-printed.txt', import.meta.url);

/** Sends the guide's sample, repaired, through the client. @returns whether it was accepted */
export async function sendRepairedSample(baseUrl: string): Promise<boolean> {
	heading("1  The guide's sample, repaired: client.send(message)");
	const { status, advice } = await createClient({ baseUrl }).send(guideSample());
	const found = advice.length === 0 ? 'no advice: nothing in it goes wrong in the reports' : 'and advice:';
	indented(`${paint(status === statuses.accepted ? 'green' : 'red', statusLine(status))}  ${found}`);
	for (const { pointer, happens, do: what } of advice) {
		indented(`${paint('bold', pointer)} ${happens}`);
		indented(`→ ${what}`, 'yellow');
	}
	return status === statuses.accepted;
}

/** Sends the guide's sample as it is printed, with its comments and placeholders. @returns whether it was refused */
export async function sendPrintedSample(baseUrl: string): Promise<boolean> {
	heading("2  The guide's sample as printed, as people paste it");
	const text = await readFile(printedSample, 'utf8');
	const refused = await postRaw(baseUrl, text);
	const verdict = parse(text);
	const changes = verdict.valid ? [] : verdict.errors.flatMap((error) => error.changes ?? []);
	print('');
	indented('What to change, by line and column, as ivr-check lists it too:', 'dim');
	for (const [message, places] of Map.groupBy(changes, ({ message }) => message)) {
		indented(`${message}: ${paint('cyan', places.map(({ line, column }) => `${line}:${column}`).join(', '))}`);
	}
	return refused && !verdict.valid;
}

/** Tries to send the guide's sample with three faults, through the client and past it. @returns whether both refuse it */
export async function sendThreeFaults(baseUrl: string): Promise<boolean> {
	heading('3  A copy with three faults: no sender, a time in seconds, two ends at once');
	const message = withThreeFaults();
	const refusedByClient = await showRefusal(() => createClient({ baseUrl }).send(message));
	print('');
	indented('The same past the client:', 'dim');
	return (await postRaw(baseUrl, JSON.stringify(message))) && refusedByClient;
}

function guideSample(): IvrAggregatedActivity {
	const sample = validExamples.find(({ name }) => name === 'guide-sample');
	if (sample === undefined) throw new Error('The contract has no example «guide-sample»: look into openapi/examples/valid.');
	return structuredClone(sample.message) as unknown as IvrAggregatedActivity;
}

/** Typed as a message, as it is for callers that the compiler does not check. */
function withThreeFaults(): IvrAggregatedActivity {
	const { id, header, body } = guideSample();
	const { sender: _, ...withoutSender } = header;
	const faulty = {
		id,
		header: { ...withoutSender, timestamp: Math.floor(header.timestamp / 1000) },
		body: { ...body, endDirection: 'DIALOG_ENDED | TRANSFER' },
	};
	return faulty as unknown as IvrAggregatedActivity;
}

async function showRefusal(send: () => Promise<unknown>): Promise<boolean> {
	try {
		await send();
	} catch (error) {
		if (!(error instanceof InvalidMessageError)) throw error;
		indented(`${paint('red', error.name)}: ${error.message}`);
		return true;
	}
	return false;
}

async function postRaw(baseUrl: string, body: string): Promise<boolean> {
	const response = await fetch(`${baseUrl}${path}`, { method, headers: { 'content-type': mediaType }, body });
	const problem = await response.json();
	indented(`${method} ${baseUrl}${path}`, 'dim');
	indented(`${statusLine(response.status)}  ${response.headers.get('content-type')}`, 'red');
	indented(JSON.stringify(problem, shortened, 2));
	return response.status === 400;
}

/** A sentence that would fill the screen is cut; what it lists is shown apart. */
function shortened(_name: string, value: unknown): unknown {
	return typeof value === 'string' && value.length > 200 ? `${value.slice(0, 56)}…` : value;
}

function statusLine(status: number): string {
	return `${status} ${STATUS_CODES[status]}`;
}
