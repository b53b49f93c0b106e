import { limits } from '@ivr-activity/contract/operation';

/** One message as it stands in the input. */
export interface Piece {
	readonly bytes: Uint8Array;
	/** The line that it begins in, 1-based. */
	readonly line: number;
	/** It is longer than any receiver takes; the bytes are only its beginning. */
	readonly tooLarge: boolean;
}

/** What there is to send. */
export interface Input {
	/** Every line is a message (NDJSON), else all of it is one. */
	readonly isLines: boolean;
	/** One after the other; no more than two lines and one chunk are in memory at a time. */
	readonly pieces: AsyncIterable<Piece>;
}

const lineFeed = 0x0a;

/**
 * Finds out what the input holds: lines, when that is known or its first two lines look like whole objects.
 * @param options.lines - it is known to be lines
 * @param options.live - it can come slowly, so that the second line is not waited for
 */
export async function readInput(chunks: AsyncIterable<Uint8Array>, options: { lines: boolean; live: boolean }): Promise<Input> {
	const lines = withoutBlanks(linesOf(chunks));
	const head: Piece[] = [];
	const next = async () => {
		const { value, done } = await lines.next();
		if (!done) head.push(value);
		return !done && looksWhole(value);
	};
	const isLines = options.lines || ((await next()) && (options.live || (await next())));
	return { isLines, pieces: isLines ? following(head, lines) : together(following(head, lines)) };
}

function looksWhole({ bytes }: Piece): boolean {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').trim();
	// A byte order mark is three characters here.
	return /^(ï»¿)?\{/.test(text) && text.endsWith('}');
}

async function* following(head: readonly Piece[], rest: AsyncIterable<Piece>): AsyncGenerator<Piece> {
	yield* head;
	yield* rest;
}

async function* withoutBlanks(lines: AsyncIterable<Piece>): AsyncGenerator<Piece, undefined> {
	for await (const piece of lines) if (piece.bytes.some((byte) => byte > 0x20)) yield piece;
	return undefined;
}

/** All lines as one message, the number of each kept. */
async function* together(lines: AsyncIterable<Piece>): AsyncGenerator<Piece> {
	const parts: Uint8Array[] = [];
	let line = 1;
	let size = 0;
	for await (const piece of lines) {
		const gap = Buffer.alloc(piece.line - line, lineFeed);
		parts.push(gap, piece.bytes);
		line = piece.line;
		size += gap.length + piece.bytes.length;
		if (size > limits.bodyBytes || piece.tooLarge) break;
	}
	yield { bytes: Buffer.concat(parts), line: 1, tooLarge: size > limits.bodyBytes };
}

/** Lines without their end; of one that is too large, the beginning alone. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
	let line = 1;
	let parts: Uint8Array[] = [];
	let size = 0;
	const add = (part: Uint8Array) => {
		if (size <= limits.bodyBytes) parts.push(part);
		size += part.length;
	};
	const piece = () => ({ bytes: Buffer.concat(parts), line, tooLarge: size > limits.bodyBytes });
	for await (const chunk of chunks) {
		let start = 0;
		for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
			add(chunk.subarray(start, end));
			yield piece();
			parts = [];
			size = 0;
			line++;
			start = end + 1;
		}
		add(chunk.subarray(start));
	}
	if (size > 0) yield piece();
}
