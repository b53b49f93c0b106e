import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Piece } from './read-input.ts';

/** Which lines of an input a target has acknowledged, kept in a file. It takes 8 bytes of memory a line. */
export interface AcknowledgedLines {
	has(piece: Piece): boolean;
	/** Resolves when the line would survive a crash of the machine. */
	add(piece: Piece): Promise<void>;
	close(): Promise<void>;
}

const digestLength = 16;

/** A record, or the beginning of one: a crash can have cut it off in the middle of being written. */
const recordPattern = /^([1-9][0-9]{0,8})(?: ([0-9a-f]{0,16}))?$/;

/**
 * Opens the file, or makes it.
 *
 * A line of it is the number of a line and a digest of the address and the line's text: a changed line, and another address,
 * are sent again. What a crash cut off in the middle of being written does not count.
 *
 * @throws {Error} the file holds something else, which is left as it is
 */
export async function openAcknowledgedLines(file: string, url: string): Promise<AcknowledgedLines> {
	const handle = await open(file, 'a+', 0o600);
	const digests = new LineDigests();
	try {
		if (!(await handle.stat()).isFile()) throw new Error('--resume must name a file.');
		for await (const record of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
			const [, line, digest] = recordPattern.exec(record) ?? [];
			if (record !== '' && line === undefined) {
				throw new Error('The file for --resume holds something else than acknowledged lines: name another one.');
			}
			if (digest?.length === digestLength) digests.add(Number(line), BigInt(`0x${digest}`));
		}
	} catch (error) {
		await handle.close();
		throw error;
	}
	const digestOf = ({ bytes }: Piece) => createHash('sha256').update(`${url}\n`).update(bytes).digest().readBigUInt64BE();
	return {
		has: (piece) => digests.has(piece.line, digestOf(piece)),
		async add(piece) {
			const digest = digestOf(piece);
			// The empty line ends what a crash cut off.
			await handle.appendFile(`\n${piece.line} ${digest.toString(16).padStart(digestLength, '0')}\n`);
			await handle.datasync();
			digests.add(piece.line, digest);
		},
		close: () => handle.close(),
	};
}

/** One digest a line in 8 bytes; the few lines that were sent to several addresses, or were changed, have more. */
class LineDigests {
	#first = new BigUint64Array(1024);
	readonly #more = new Set<string>();

	has(line: number, digest: bigint): boolean {
		return this.#first[line] === digest || this.#more.has(`${line} ${digest}`);
	}

	add(line: number, digest: bigint): void {
		if (this.has(line, digest)) return;
		if (this.#first[line]) {
			this.#more.add(`${line} ${digest}`);
			return;
		}
		if (line >= this.#first.length) {
			const larger = new BigUint64Array(2 * line);
			larger.set(this.#first);
			this.#first = larger;
		}
		this.#first[line] = digest;
	}
}
