import { once } from 'node:events';
import { createReadStream, readFileSync } from 'node:fs';
import { checkMessage } from './check/check-message.ts';
import { piecesOf } from './check/input.ts';
import { jsonReport } from './check/json-report.ts';
import { type Layout, layoutFor } from './check/layout.ts';
import { printable } from './check/printable.ts';
import { Tally } from './check/tally.ts';
import { textReport } from './check/text-report.ts';
import { help, readUsage, type Usage } from './check/usage.ts';

const wrongUsage = 2;
const tally = new Tally();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	// Whoever reads the output, such as `head`, has enough of it.
	if (error.code !== 'EPIPE') complain(`the output cannot be written (${error.code ?? error.message})`);
	process.exit(error.code === 'EPIPE' ? tally.exitCode : wrongUsage);
});
process.exitCode = await main(process.argv.slice(2));

async function main(parameters: readonly string[]): Promise<number> {
	const usage = usageOf(parameters);
	if (usage === undefined) return wrongUsage;
	if (usage.help) await print(help);
	else if (usage.version) await print(`${version()}\n`);
	else if (usage.files.length === 0 && process.stdin.isTTY) process.stderr.write(help);
	else return checkAll(usage);
	return usage.help || usage.version ? 0 : wrongUsage;
}

function usageOf(parameters: readonly string[]): Usage | undefined {
	try {
		return readUsage(parameters);
	} catch (error) {
		// Node adds how to name a file like an option, which is seldom what was meant.
		const [sentence] = String(error instanceof Error ? error.message : error).split('. To specify');
		complain(`${sentence}\nTry: ivr-check --help`);
		return undefined;
	}
}

async function checkAll(usage: Usage): Promise<number> {
	const layout = layoutFor(process.stdout, process.env);
	for (const file of usage.files.length === 0 ? ['-'] : usage.files) {
		try {
			await checkFile(file, usage, layout);
		} catch (error) {
			if (!isSystemError(error)) throw error;
			complain(`${nameOf(file)}: ${reason(error)}`);
			tally.unreadable();
		}
	}
	if (!usage.json && tally.messages > 1) await print(`\n${tally.summary(layout)}\n`);
	return tally.exitCode;
}

async function checkFile(file: string, { json, profile }: Usage, layout: Layout): Promise<void> {
	const chunks = file === '-' ? process.stdin : createReadStream(file);
	let index = 0;
	for await (const piece of piecesOf(chunks, { lines: /\.(ndjson|jsonl)$/i.test(file) })) {
		index++;
		const checked = checkMessage(piece, profile);
		const name = piece.isLine ? `${nameOf(file)}:${piece.line}` : nameOf(file);
		const separator = tally.messages === 0 ? '' : '\n';
		tally.count(name, checked.valid);
		await print(
			json
				? jsonReport({ file, index, line: piece.line }, profile, checked)
				: separator + textReport(name, profile, checked, layout),
		);
	}
}

async function print(text: string): Promise<void> {
	if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function complain(sentence: string): void {
	process.stderr.write(`ivr-check: ${sentence.split('\n').map(printable).join('\n')}\n`);
}

function nameOf(file: string): string {
	return file === '-' ? 'stdin' : file;
}

function version(): string {
	const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
	return version;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
	return error instanceof Error && 'syscall' in error;
}

function reason({ code }: NodeJS.ErrnoException): string {
	switch (code) {
		case 'ENOENT':
			return 'there is no such file.';
		case 'EISDIR':
			return 'it is a directory; name the files in it.';
		case 'EACCES':
		case 'EPERM':
			return 'it may not be read.';
		default:
			return `it cannot be read (${code}).`;
	}
}
