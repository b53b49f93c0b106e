import { readFile } from 'node:fs/promises';
import { parseArgs, styleText } from 'node:util';
import { OptionError } from './option-error.ts';
import type { ConformanceOptions, Progress } from './options.ts';
import { type ConformanceReport, exitCodeOf } from './report.ts';
import { jsonReport } from './reporters/json.ts';
import { junitReport } from './reporters/junit.ts';
import { type Paint, prettyReport } from './reporters/pretty.ts';
import { runConformance } from './run-conformance.ts';

const help = `ivr-conformance judges a receiver of Expertflow CX IVR activity messages.

  ivr-conformance run --target URL [options]

  --target URL          the receiver with its base path, such as https://cx.example.com/ccm (or IVR_TARGET_URL)
  --profile NAME        strict (default) or tolerant: the profile that the receiver claims to follow
  --reporter NAME       pretty (default), json or junit, on standard output
  --fail-on LEVEL       must (default) or should: which failures decide the exit code
  --timeout-ms N        how long one answer may take; default 10000
  --token-file FILE     a bearer token to send (or IVR_TARGET_TOKEN)
  --allow-writes        send what may be stored to another machine too; needs the two below
  --customer NUMBER     the test caller that such messages are about
  --service NUMBER      the test service that they are about
  --help                this text

Only what the vendor's model refuses is sent to an address that is not a loopback address, unless writes are allowed.

Exit codes: 0 pass, 1 a MUST failed (or a SHOULD, with --fail-on should), 2 wrong usage, 3 the target was not reachable,
stopped answering, or the judge itself failed.
`;

const options = {
	target: { type: 'string' },
	profile: { type: 'string' },
	reporter: { type: 'string', default: 'pretty' },
	'fail-on': { type: 'string' },
	'timeout-ms': { type: 'string' },
	'token-file': { type: 'string' },
	'allow-writes': { type: 'boolean', default: false },
	customer: { type: 'string' },
	service: { type: 'string' },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

type Arguments = ReturnType<typeof parse>['values'];

const reporters: Record<string, (report: ConformanceReport, paint: Paint) => string> = {
	pretty: prettyReport,
	json: jsonReport,
	junit: junitReport,
};

/** What the command line talks to. */
export interface Surroundings {
	readonly stdout: NodeJS.WritableStream;
	readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
	readonly env: Readonly<Record<string, string | undefined>>;
}

/** Runs the command line. @returns its exit code */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
	try {
		return await run(args, surroundings);
	} catch (error) {
		const { stderr } = surroundings;
		if (isUsage(error)) {
			stderr.write(`ivr-conformance: ${error.message}\nSee ivr-conformance --help.\n`);
			return 2;
		}
		stderr.write(`ivr-conformance failed: ${error instanceof Error ? error.stack : error}\n`);
		return 3;
	}
}

async function run(args: readonly string[], { stdout, stderr, env }: Surroundings): Promise<number> {
	const { values, positionals } = parse(args);
	if (values.help) {
		stdout.write(help);
		return 0;
	}
	if (positionals.length !== 1 || positionals[0] !== 'run') throw new OptionError('The command must be «run».');
	const reporter = reporters[values.reporter];
	if (reporter === undefined) throw new OptionError(`The reporter must be one of ${Object.keys(reporters).join(', ')}.`);
	const onResult = (_: unknown, progress: Progress) => showProgress(stderr, progress);
	const report = await runConformance({ ...(await conformanceOptions(values, env)), onResult });
	stdout.write(reporter(report, (style, text) => styleText(style, text, { stream: stdout, validateStream: true })));
	return exitCodeOf(report);
}

function parse(args: readonly string[]) {
	return parseArgs({ args: [...args], options, allowPositionals: true });
}

function isUsage(error: unknown): error is Error {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return error instanceof OptionError || code.startsWith('ERR_PARSE_ARGS');
}

async function conformanceOptions(values: Arguments, env: Surroundings['env']): Promise<ConformanceOptions> {
	const baseUrl = values.target ?? env.IVR_TARGET_URL;
	if (!baseUrl) throw new OptionError('There is no target: name one with --target or in IVR_TARGET_URL.');
	return {
		baseUrl,
		profile: values.profile as ConformanceOptions['profile'],
		failOn: values['fail-on'] as ConformanceOptions['failOn'],
		token: await token(values['token-file'], env.IVR_TARGET_TOKEN),
		timeoutMs: values['timeout-ms'] === undefined ? undefined : Number(values['timeout-ms']),
		allowWrites: allowedWrites(values),
	};
}

async function token(file: string | undefined, variable: string | undefined): Promise<string | undefined> {
	if (file === undefined) return variable || undefined;
	try {
		return (await readFile(file, 'utf8')).trim();
	} catch {
		throw new OptionError(`The token file ${file} cannot be read.`);
	}
}

function allowedWrites(values: Arguments): ConformanceOptions['allowWrites'] {
	const { 'allow-writes': allowed, customer, service } = values;
	if (!allowed && customer === undefined && service === undefined) return undefined;
	if (allowed && customer !== undefined && service !== undefined) return { customer, service };
	throw new OptionError('--allow-writes, --customer and --service go together: name all of them or none.');
}

/** One line that grows, for people who watch. */
function showProgress(stderr: Surroundings['stderr'], { done, total }: Progress): void {
	if (!stderr.isTTY) return;
	stderr.write(done < total ? `\r${done} of ${total} cases` : '\r\u001b[K');
}
