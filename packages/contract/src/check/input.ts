import { limits } from '../generated/operation/limits.ts';

/** One message as it stands in a file. */
export interface Piece {
	readonly bytes: Uint8Array;
	/** The line that it begins in, 1-based. */
	readonly line: number;
	/** It is one line of several messages, not a whole file. */
	readonly isLine: boolean;
	/** It is longer than any receiver takes; the bytes are only its beginning. */
	readonly tooLarge: boolean;
}

const lineFeed = 0x0a;
/** What a line can hold and still be blank: space, tab, carriage return, and the bytes of a byte order mark. */
const blanks = [0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf];

/**
 * The messages of a file, one after the other: either the whole file is one, or every line that is not blank.
 *
 * It is lines (NDJSON) when the first two that are not blank both look like a whole object, from { to }, or when the
 * first one is JSON and both begin an object. A single document that is broken does not look like that, so it stays
 * one message with one error. No more than one message and one chunk are in memory at a time.
 * @param chunks - the bytes of the file
 * @param options.lines - the file is known to be NDJSON
 */
export async function* piecesOf(chunks: AsyncIterable<Uint8Array>, options: { lines: boolean }): AsyncGenerator<Piece> {
	const rest = chunks[Symbol.asyncIterator]();
	const head = await twoLines(rest);
	const all = startingWith(head, { [Symbol.asyncIterator]: () => rest });
	// A file of nothing but blank lines is one message, and a wrong one.
	if (!isBlank(head) && (options.lines || beginsWithMessages(head))) yield* fullLines(all);
	else yield await wholeFile(all);
}

/** The beginning of the file, with two lines that are not blank as far as it has them. */
async function twoLines(chunks: AsyncIterator<Uint8Array>): Promise<Buffer> {
	const read: Uint8Array[] = [];
	const linesUpTo = lineCounter();
	for (let size = 0; size <= limits.bodyBytes; ) {
		const { value: chunk, done } = await chunks.next();
		if (done) break;
		read.push(chunk);
		size += chunk.length;
		if (linesUpTo(chunk) >= 2) break;
	}
	return Buffer.concat(read);
}

/** Counts over all chunks the lines that have ended and are not blank. */
function lineCounter(): (chunk: Uint8Array) => number {
	let lines = 0;
	let isBlankSoFar = true;
	return (chunk) => {
		for (const byte of chunk) {
			if (byte === lineFeed && !isBlankSoFar) lines++;
			isBlankSoFar = byte === lineFeed || (isBlankSoFar && blanks.includes(byte));
		}
		return lines;
	};
}

function beginsWithMessages(head: Uint8Array): boolean {
	const line = /\S[^\n]*/g;
	const text = new TextDecoder().decode(head);
	const first = line.exec(text)?.[0].trimEnd();
	const second = line.exec(text)?.[0].trimEnd();
	if (first === undefined || second === undefined || !first.startsWith('{') || !second.startsWith('{')) return false;
	return (first.endsWith('}') && second.endsWith('}')) || isJson(first);
}

function isBlank(bytes: Uint8Array): boolean {
	return bytes.every((byte) => byte === lineFeed || blanks.includes(byte));
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

async function wholeFile(chunks: AsyncIterable<Uint8Array>): Promise<Piece> {
	const read: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of chunks) {
		read.push(chunk);
		size += chunk.length;
		if (size > limits.bodyBytes) break;
	}
	return { bytes: Buffer.concat(read), line: 1, isLine: false, tooLarge: size > limits.bodyBytes };
}

async function* fullLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
	let number = 0;
	for await (const { bytes, size } of linesOf(chunks)) {
		number++;
		if (!isBlank(bytes)) yield { bytes, line: number, isLine: true, tooLarge: size > limits.bodyBytes };
	}
}

/** Lines without their end; of one that is too large, the beginning alone. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Uint8Array; size: number }> {
	let parts: Uint8Array[] = [];
	let size = 0;
	const add = (part: Uint8Array) => {
		if (size <= limits.bodyBytes) parts.push(part);
		size += part.length;
	};
	for await (const chunk of chunks) {
		let start = 0;
		for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
			add(chunk.subarray(start, end));
			yield { bytes: Buffer.concat(parts), size };
			parts = [];
			size = 0;
			start = end + 1;
		}
		add(chunk.subarray(start));
	}
	if (size > 0) yield { bytes: Buffer.concat(parts), size };
}

async function* startingWith(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	yield head;
	yield* rest;
}
