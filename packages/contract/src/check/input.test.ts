import { describe, expect, test } from 'vitest';
import { limits } from '../generated/operation/limits.ts';
import { type Piece, piecesOf } from './input.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function pieces(text: string, options = { lines: false }, chunkSize = 65_536) {
	const found: [line: number, isLine: boolean, text: string][] = [];
	for await (const { bytes, line, isLine } of piecesOf(inChunks(Buffer.from(text), chunkSize), options)) {
		found.push([line, isLine, new TextDecoder().decode(bytes)]);
	}
	return found;
}

async function all(found: AsyncIterable<Piece>): Promise<Piece[]> {
	const list: Piece[] = [];
	for await (const piece of found) list.push(piece);
	return list;
}

const whole = async (text: string) => expect(await pieces(text)).toEqual([[1, false, text]]);

describe('a file that is one message', () => {
	test('is one when it is printed over many lines', () => whole('{\n  "id": "1"\n}\n'));
	test('is one when it stands in one line', () => whole('{"id": "1"}'));
	test('is one when blank lines stand around it', () => whole('\n \r\n{"id": "1"}\r\n\n'));
	test('is one when it is empty', async () => expect(await pieces('')).toEqual([[1, false, '']]));
	test('is one when it is blank, whatever its name says', async () => {
		expect(await pieces(' \n\r\n', { lines: true })).toEqual([[1, false, ' \n\r\n']]);
	});
	test('is one when it is a list of messages', () => whole('[\n{"id": "1"},\n{"id": "2"}\n]'));
	test('is one when it is broken in its first line', () => whole('{ // comment\n  "id": "1",\n  "body": {\n}}'));
	test('is one when it is broken later', () => whole('{\n  "id": "1"\n  "body": {}\n}'));
	test('is one when a brace is too many', () => whole('{"id": "1"}\n}'));
	test('is one when something else follows it', () => whole('{"id": "1"}\nDone.'));
	test('is one when two messages are printed over many lines', () => whole('{\n"id": "1"\n}\n{\n"id": "2"\n}'));
	test('is one when its first line opens two objects', () => whole('{"header": {\n{"id": "1"}\n}}'));
});

describe('a file of one message per line', () => {
	test('is split, blank lines left out and counted', async () => {
		expect(await pieces('\n{"id": "1"}\r\n\r\n{"id": "2"}')).toEqual([
			[2, true, '{"id": "1"}\r'],
			[4, true, '{"id": "2"}'],
		]);
	});

	test('is split when the first line is broken', async () => {
		expect(await pieces('{"id": "1",}\n{"id": "2"}\n')).toHaveLength(2);
	});

	test('is split when the second line is cut off', async () => {
		expect(await pieces('{"id": "1"}\n{"id": "2"')).toHaveLength(2);
	});

	test('is split by its name whatever it holds', async () => {
		expect(await pieces('nothing\n}\n', { lines: true })).toEqual([
			[1, true, 'nothing'],
			[2, true, '}'],
		]);
	});

	test.each([1, 2, 3, 7, 64])('is split the same in chunks of %i bytes', async (chunkSize) => {
		const text = '\ufeff\n{"id": "ä"}\r\n \n{"id": "📞"}\n\n{"id": "3"}\n';
		expect(await pieces(text, { lines: false }, chunkSize)).toEqual([
			[2, true, '{"id": "ä"}\r'],
			[4, true, '{"id": "📞"}'],
			[6, true, '{"id": "3"}'],
		]);
	});
});

test('a byte order mark at the start is left out', async () => {
	expect(await pieces('\ufeff{"id": "1"}')).toEqual([[1, false, '{"id": "1"}']]);
});

describe('what is larger than any receiver takes', () => {
	const chunk = Buffer.alloc(1_048_576, ' ');

	/** Counts how much of it is read. */
	function endless(): { chunks: AsyncGenerator<Uint8Array>; read: () => number } {
		let read = 0;
		async function* chunks() {
			yield Buffer.from('{"id": "');
			for (; read < 100; read++) yield chunk;
		}
		return { chunks: chunks(), read: () => read };
	}

	test('is given up once it is known', async () => {
		const { chunks, read } = endless();
		const found = await all(piecesOf(chunks, { lines: false }));
		expect(found).toMatchObject([{ line: 1, tooLarge: true }]);
		expect(read()).toBeLessThan(2 + limits.bodyBytes / chunk.length);
	});

	test('is passed over in a file of lines', async () => {
		async function* chunks() {
			yield* endless().chunks;
			yield Buffer.from('"}\n{"id": "2"}\n');
		}
		const found = await all(piecesOf(chunks(), { lines: true }));
		expect(found).toMatchObject([
			{ line: 1, tooLarge: true },
			{ line: 2, tooLarge: false },
		]);
		expect(found[0]?.bytes.length).toBeLessThan(limits.bodyBytes + 2 * chunk.length);
	});

	test('a message of exactly the limit is whole', async () => {
		const text = `"${'x'.repeat(limits.bodyBytes - 2)}"`;
		const [exact] = await all(piecesOf(inChunks(Buffer.from(text), 65_536), { lines: false }));
		expect(exact).toMatchObject({ tooLarge: false });
		const [larger] = await all(piecesOf(inChunks(Buffer.from(`${text} `), 65_536), { lines: false }));
		expect(larger).toMatchObject({ tooLarge: true });
	});
});
