import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { firstLine } from '../../../codegen/src/toolchains.ts';
import { components, type Implementation, type Verdict } from './verdict.ts';

const source = join(import.meta.dirname, 'go');
const cache = join(import.meta.dirname, '../../node_modules/.cache');
const program = join(cache, process.platform === 'win32' ? 'validator.exe' : 'validator');

/** What this machine lacks for the validator in Go, and what to install; undefined when it has everything. */
export async function missingForGo(): Promise<string | undefined> {
	return (await firstLine('go version')) === undefined ? 'there is no Go here (Debian: golang-go)' : undefined;
}

/** Builds the program around the validator in Go. */
export async function buildGo(): Promise<void> {
	await mkdir(cache, { recursive: true });
	await promisify(execFile)('go', ['build', '-buildvcs=false', '-o', program, '.'], { cwd: source });
}

/** The validator in Go, with the schema of a file. */
export function santhoshTekuri(schemaFile: string): Implementation {
	const child = spawn(program, [schemaFile, components.strict, components.tolerant], { stdio: ['pipe', 'pipe', 'inherit'] });
	const closed = once(child, 'close');
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	return {
		name: 'santhosh-tekuri',
		async judge(text) {
			child.stdin.write(`${oneLine(text)}\n`);
			const { value, done } = await lines.next();
			if (done) throw new Error(`The validator in Go ended at: ${text.slice(0, 1000)}`);
			const [strict, tolerant] = JSON.parse(value) as [Verdict, Verdict];
			return { strict, tolerant };
		},
		async close() {
			child.stdin.end();
			await closed;
		},
	};
}

/** Between the tokens of JSON a line end may be a space; inside of strings there is none. */
function oneLine(text: string): string {
	return text.replace(/[\r\n]/g, ' ');
}
