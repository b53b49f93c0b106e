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

/**
 * Opens the file, or makes it.
 *
 * A line of it is the number of a line and a digest of the target and the line's text: a changed line, and another target,
 * are sent again. What a crash cut off in the middle of being written does not count.
 */
export async function openAcknowledgedLines(file: string, target: string): Promise<AcknowledgedLines> {
	const handle = await open(file, 'a+', 0o600);
	let digests = new BigUint64Array(1024);
	const note = (line: number, digest: bigint) => {
		if (line >= digests.length) {
			const larger = new BigUint64Array(2 * line);
			larger.set(digests);
			digests = larger;
		}
		digests[line] = digest;
	};
	for await (const record of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
		const [, line, digest] = /^([1-9][0-9]{0,8}) ([0-9a-f]{16})$/.exec(record) ?? [];
		if (line !== undefined) note(Number(line), BigInt(`0x${digest}`));
	}
	const digestOf = ({ bytes }: Piece) => createHash('sha256').update(`${target}\n`).update(bytes).digest().readBigUInt64BE();
	return {
		has: (piece) => digests[piece.line] === digestOf(piece),
		async add(piece) {
			const digest = digestOf(piece);
			// The empty line ends what a crash cut off.
			await handle.appendFile(`\n${piece.line} ${digest.toString(16).padStart(16, '0')}\n`);
			await handle.datasync();
			note(piece.line, digest);
		},
		close: () => handle.close(),
	};
}
