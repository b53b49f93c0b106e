/**
 * A nightly job: sends every line of an NDJSON file, eight at once, and writes the lines that the target did not take to
 * `<file>.failed`, to be sent once more. Exits with 1 when there are any.
 *
 *     node batch-job.ts calls.ndjson
 *
 * `ivr-send` sends one by one, and resumes where it was interrupted.
 */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createClient, SendError } from '@ivr-activity/client';
import { parse } from '@ivr-activity/contract';

const [, , file] = process.argv;
if (file === undefined) throw new Error('Name the file: node batch-job.ts calls.ndjson');

const client = createClient({ baseUrl: process.env.IVR_TARGET_URL ?? 'http://127.0.0.1:4010/ccm' });
const failed = createWriteStream(`${file}.failed`, { mode: 0o600 });
let accepted = 0;
let refused = 0;

const lines = createInterface({ input: createReadStream(file) })[Symbol.asyncIterator]();
let number = 0;

async function sendLines(): Promise<void> {
	for (let next = await lines.next(); !next.done; next = await lines.next()) {
		number++;
		if (next.value.trim() !== '') await sendLine(next.value, number);
	}
}

async function sendLine(line: string, number: number): Promise<void> {
	const why = await failureOf(line);
	if (why === undefined) return void accepted++;
	refused++;
	// The reason shows nothing of the call; the line itself goes to its file alone.
	console.error(`line ${number}: ${why}`);
	if (!failed.write(`${line}\n`)) await once(failed, 'drain');
}

async function failureOf(line: string): Promise<string | undefined> {
	const verdict = parse(line);
	if (!verdict.valid) return verdict.errors.map(({ pointer, code }) => `${pointer} (${code})`).join(', ');
	try {
		await client.send(verdict.value);
		return undefined;
	} catch (error) {
		if (error instanceof SendError) return error.message;
		throw error;
	}
}

await Promise.all(Array.from({ length: 8 }, sendLines));
failed.end();
console.log(`${accepted} accepted, ${refused} failed`);
process.exitCode = refused === 0 ? 0 : 1;
