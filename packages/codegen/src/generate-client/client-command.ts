import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readContract, repositoryRoot } from '../contract-document.ts';
import { JavaMissing } from '../java.ts';
import { listGenerators } from '../openapi-generator.ts';
import { generateClient } from './generate-client.ts';

const help = `Generates a client in a language of your choice from the contract, with openapi-generator.

  pnpm run generate:client --generator NAME [--output DIR]
  pnpm run generate:client --list

  --generator NAME  a generator, such as csharp, php, kotlin, swift6, rust, ruby
  --output DIR      an empty folder or a new one; default generated-clients/NAME
  --list            the names of all generators
  --help            this text

Needs Java 11 or later; the engine comes from Maven Central on first use. The README in the folder says what the client
covers and what it does not.

Exit codes: 0 done, 1 it could not be generated, 2 wrong usage.
`;

const options = {
	generator: { type: 'string' },
	output: { type: 'string' },
	list: { type: 'boolean' },
	help: { type: 'boolean', short: 'h' },
} as const;

/** The command line is wrong. */
class UsageError extends Error {}

/** `codegen client`. @returns its exit code */
export async function clientCommand(args: readonly string[]): Promise<number> {
	try {
		const { generator, output, list, help: isHelp } = read(args);
		if (isHelp) process.stdout.write(help);
		else if (list) process.stdout.write(`${(await listGenerators()).join('\n')}\n`);
		else if (generator === undefined) throw new UsageError('There is no generator: name one with --generator, --list has them.');
		else await generate(generator, output);
		return 0;
	} catch (error) {
		const { message } = error as Error;
		if (error instanceof UsageError) process.stderr.write(`codegen client: ${message}\n\n${help}`);
		else if (error instanceof JavaMissing) process.stderr.write(`codegen client: ${message}. Install Java 11 or later.\n`);
		else process.stderr.write(`codegen client: ${message}\n`);
		return error instanceof UsageError ? 2 : 1;
	}
}

function read(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options }).values;
	} catch (error) {
		throw new UsageError((error as Error).message);
	}
}

async function generate(generator: string, output: string | undefined): Promise<void> {
	// pnpm runs scripts in the folder of the package, whatever folder the user is in.
	const from = process.env.INIT_CWD ?? process.cwd();
	const folder = output === undefined ? join(repositoryRoot, 'generated-clients', generator) : resolve(from, output);
	if (!/^[\w-]+$/.test(generator)) throw unknown(generator);
	const there = await readdir(folder).catch(() => []);
	if (there.length > 0) throw new UsageError(`${folder} is not empty: remove it, or name another folder with --output.`);
	if (!(await listGenerators()).includes(generator)) throw unknown(generator);
	await generateClient(await readContract(), generator, folder);
	process.stdout.write(`The client is in ${folder}. Its README.md says what it covers and what it does not.\n`);
}

function unknown(generator: string): UsageError {
	return new UsageError(`There is no generator «${generator}»: --list has the names.`);
}
