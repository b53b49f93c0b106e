import type { Advice, IvrAggregatedActivity } from '@ivr-activity/contract';
import { statuses } from '@ivr-activity/contract/operation';
import { parse } from '@ivr-activity/contract/strict';
import { type ClientOptions, createClient, type Transport, type TransportRequest } from '../index.ts';
import { exitCodes } from './exit-codes.ts';
import type { Piece } from './read-input.ts';
import { print, printable } from './terminal.ts';

/**
 * Prints of every message the request that would be sent, what is wrong with it, and advice. Values are shown as they are, but
 * for the token.
 * @returns the exit code
 */
export async function dryRun(pieces: AsyncIterable<Piece>, options: ClientOptions, json: boolean): Promise<number> {
	let index = 0;
	let unfit = 0;
	for await (const piece of pieces) {
		index++;
		const judged = await judge(piece, options);
		if (judged.request === undefined) unfit++;
		const text = json ? printable(JSON.stringify({ index, line: piece.line, ...judged })) : asText(judged, piece.line);
		await print(`${json || index === 1 ? '' : '\n'}${text}\n`);
	}
	return index > 0 && unfit === 0 ? exitCodes.accepted : exitCodes.refused;
}

interface Judged {
	/** Undefined when nothing would be sent. */
	readonly request?: Shown;
	readonly problems: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
	readonly advice: readonly Advice[];
}

async function judge({ bytes, tooLarge }: Piece, options: ClientOptions): Promise<Judged> {
	if (tooLarge) {
		const problem = { pointer: '', code: 'body-too-large', message: 'is larger than any receiver takes' };
		return { problems: [problem], advice: [] };
	}
	const verdict = parse(bytes);
	if (!verdict.valid) return { problems: verdict.errors, advice: [] };
	return { request: await requestOf(verdict.value, options), problems: [], advice: verdict.advice };
}

function asText({ request, problems, advice }: Judged, line: number): string {
	const lines = [
		...(request === undefined ? [`line ${line}: would not be sent.`] : requestLines(request)),
		...problems.map(({ pointer, message }) => `problem: ${pointer || 'the message'} ${message}`),
		...advice.map((one) => `advice: ${one.pointer || 'the message'}: ${one.happens} ${one.do}`),
	];
	return lines.map(printable).join('\n');
}

type Shown = Pick<TransportRequest, 'method' | 'url' | 'headers' | 'body'>;

function requestLines({ method, url, headers, body }: Shown): string[] {
	return [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body, ''];
}

/** What the client itself hands to its transport. */
async function requestOf(message: IvrAggregatedActivity, options: ClientOptions): Promise<Shown> {
	let shown: Shown | undefined;
	const transport: Transport = async ({ method, url, headers, body }) => {
		const token = headers.authorization === undefined ? {} : { authorization: 'Bearer ***' };
		shown = { method, url, headers: { ...headers, ...token }, body };
		return { head: new Response(null, { status: statuses.accepted }), body: new Uint8Array() };
	};
	await createClient({ ...options, transport }).send(message);
	if (shown === undefined) throw new Error('The client sent nothing.');
	return shown;
}
