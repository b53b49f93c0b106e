import type { AcknowledgedLines } from './acknowledged-lines.ts';
import { exitCodes } from './exit-codes.ts';
import type { Interruption } from './interruption.ts';
import { type CountingClient, type Outcome, outcomeOf } from './outcome.ts';
import type { Input, Piece } from './read-input.ts';
import { complain, type Progress, print, printable, summary } from './terminal.ts';

/** What is sent, to whom, and what is told of it. */
export interface Sending {
	readonly input: Input;
	readonly client: CountingClient;
	readonly acknowledged: AcknowledgedLines | undefined;
	readonly interruption: Interruption;
	readonly progress: Progress;
	/** How much of the input has been read, 0 to 1; undefined when its size is not known. */
	readonly part: () => number | undefined;
	readonly json: boolean;
}

/**
 * Sends one message after the other. A message that is refused leaves the rest to be sent; a target that gives no answer, or
 * refuses whatever it is sent, leaves the rest for another run.
 * @returns the exit code
 */
export async function sendAll(sending: Sending): Promise<number> {
	const { input, interruption, progress } = sending;
	const counts = new Map<Outcome['outcome'], number>();
	let index = 0;
	let last: Outcome | undefined;
	for await (const piece of input.pieces) {
		if (interruption.requested) break;
		last = await interruption.during(() => sendOne(piece, sending));
		counts.set(last.outcome, (counts.get(last.outcome) ?? 0) + 1);
		await tell(last, { index: ++index, line: piece.line }, sending);
		if (last.stops || interruption.requested) break;
		progress.show(counts, sending.part());
	}
	progress.clear();
	if (!sending.json) await conclude(index, last, counts);
	if (last?.stops && input.isLines) complain('stopped: the next message would fare no better. Send the rest later.');
	return interruption.requested ? exitCodes.interrupted : exitCodeOf(counts, input.isLines || index > 0);
}

async function sendOne(piece: Piece, { client, acknowledged }: Sending): Promise<Outcome> {
	if (acknowledged?.has(piece)) return { outcome: 'sent before', attempts: 0, errors: [], advice: [] };
	const outcome = await outcomeOf(piece, client);
	if (outcome.outcome === 'accepted') await acknowledged?.add(piece);
	return outcome;
}

async function tell(outcome: Outcome, place: { index: number; line: number }, { json, input, progress }: Sending): Promise<void> {
	if (json) {
		const { stops: _, ...told } = outcome;
		await print(`${printable(JSON.stringify({ ...place, ...told }))}\n`);
	} else if (outcome.reason !== undefined) {
		progress.clear();
		const { id, errors } = outcome;
		const name = [...(input.isLines ? [`line ${place.line}`] : []), ...(id === undefined ? [] : [id])].join(', ');
		const lines = errors.map(({ pointer, code }) => `\n  ${pointer || 'the message'} (${code})`);
		complain(`${name}${name && ': '}${outcome.outcome}: ${outcome.reason}${lines.join('')}`);
	}
}

async function conclude(
	messages: number,
	last: Outcome | undefined,
	counts: ReadonlyMap<Outcome['outcome'], number>,
): Promise<void> {
	if (messages === 1 && last?.outcome === 'accepted') {
		await print(`${printable(`accepted ${last.id} (${last.status})`)}\n`);
		for (const { pointer, code } of last.advice) await print(`  advice: ${printable(pointer)} (${code})\n`);
	} else {
		await print(`${summary(counts)}\n`);
	}
}

/** A file may hold no line on a quiet day; where one message is due, there has to be one. */
function exitCodeOf(counts: ReadonlyMap<Outcome['outcome'], number>, isComplete: boolean): number {
	if (counts.has('gave up')) return exitCodes.gaveUp;
	return counts.has('refused') || !isComplete ? exitCodes.refused : exitCodes.accepted;
}
