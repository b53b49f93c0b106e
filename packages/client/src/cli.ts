import { createReadStream, type ReadStream, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { endpointOf } from './core.ts';
import { type Attempt, type ClientOptions, createClient } from './index.ts';
import { openAcknowledgedLines } from './send-command/acknowledged-lines.ts';
import { messageOf } from './send-command/call-flags.ts';
import { dryRun } from './send-command/dry-run.ts';
import { exitCodes } from './send-command/exit-codes.ts';
import { help } from './send-command/help.ts';
import { heedInterruption } from './send-command/interruption.ts';
import { naming } from './send-command/naming.ts';
import type { CountingClient } from './send-command/outcome.ts';
import { readInput } from './send-command/read-input.ts';
import { sendAll } from './send-command/send-all.ts';
import { complain, print, progressOn } from './send-command/terminal.ts';
import { readUsage, type Usage } from './send-command/usage.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') complain(`the output cannot be written (${error.code})`);
});
process.stderr.on('error', () => {});
process.exitCode = await main(process.argv.slice(2));

async function main(parameters: readonly string[]): Promise<number> {
	try {
		const usage = readUsage(parameters, process.env);
		if (usage === 'help') await print(help);
		else if (usage === 'version') await print(`${version()}\n`);
		else return await send(usage);
		return exitCodes.accepted;
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		// Node adds how to name a file like an option, which is seldom what was meant.
		const [sentence] = error.message.split('. To specify');
		complain(isSystemError(error) ? `${fileOf(error)}cannot be used: ${reason(error)}.` : `${sentence}\nTry: ivr-send --help`);
		return exitCodes.wrongUsage;
	}
}

async function send(usage: Usage): Promise<number> {
	const { file, call, json } = usage;
	const fromStdin = file === '-' && call === undefined;
	if (fromStdin && process.stdin.isTTY) {
		process.stderr.write(help);
		return exitCodes.wrongUsage;
	}
	const options = await clientOptions(usage);
	const client = countingClient(options);
	const chunks = call === undefined ? chunksOf(file) : [Buffer.from(JSON.stringify(messageOf(call)))];
	const lines = usage.resume !== undefined || /\.(ndjson|jsonl)$/i.test(file);
	const interruption = heedInterruption();
	const input = await readInput(asAsync(chunks), { lines, live: fromStdin });
	if (usage.dryRun) return dryRun(input.pieces, options, json);
	const resume = usage.resume ?? (input.isLines && file !== '-' ? `${file}.sent` : undefined);
	const acknowledged = resume === undefined ? undefined : await openAcknowledgedLines(resume, endpointOf(usage.target));
	const progress = progressOn(process.stderr, input.isLines && !(json && process.stdout.isTTY));
	try {
		return await sendAll({ input, client, acknowledged, interruption, progress, part: partOf(file, chunks), json });
	} finally {
		await acknowledged?.close();
		// What is left of the input would keep the process alive.
		process.stdin.destroy();
	}
}

async function clientOptions({ target, tokenFile, retries, timeoutMs }: Usage): Promise<ClientOptions> {
	const token = tokenFile === undefined ? process.env.IVR_TARGET_TOKEN : (await readFile(tokenFile, 'utf8')).trim();
	if (tokenFile !== undefined && token === '') throw new Error('The file of --token-file holds no token.');
	return { baseUrl: target, token: token || undefined, retries, timeoutMs };
}

function countingClient(options: ClientOptions): CountingClient {
	let attempts = 0;
	const onAttempt = ({ attempt }: Attempt) => {
		attempts = attempt;
	};
	const { send } = naming({ baseUrl: '--target', timeoutMs: '--timeout-ms', retries: '--retries' }, () =>
		createClient({ ...options, onAttempt }),
	);
	return { send, attempts: () => attempts };
}

function chunksOf(file: string): ReadStream | typeof process.stdin {
	return file === '-' ? process.stdin : createReadStream(file);
}

async function* asAsync<T>(chunks: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
	yield* chunks;
}

function partOf(file: string, chunks: object): () => number | undefined {
	if (!('bytesRead' in chunks) || file === '-') return () => undefined;
	const { size } = statSync(file);
	return () => (size === 0 ? undefined : Number(chunks.bytesRead) / size);
}

function version(): string {
	return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}

function fileOf(error: NodeJS.ErrnoException): string {
	return error.path === undefined ? 'the file ' : `${error.path} `;
}

function isSystemError(error: Error): error is NodeJS.ErrnoException {
	return 'syscall' in error;
}

function reason({ code }: NodeJS.ErrnoException): string {
	return code === 'ENOENT' ? 'there is no such file' : String(code);
}
