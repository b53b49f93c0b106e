import { readFile } from 'node:fs/promises';
import { type Baseline, parseBaseline } from './baseline.ts';
import { listOf, numberOf } from './flag-values.ts';
import { type HeaderFields, mergedFields } from './header-fields.ts';
import { OptionError } from './option-error.ts';
import type { ConformanceOptions } from './options.ts';
import type { RunArguments, RunFlags } from './run-arguments.ts';
import { readSettings, type SettingsFile } from './settings-file.ts';

/** What a command line, the environment and a configuration file come to. */
export interface RunSettings {
	readonly options: ConformanceOptions;
	/** By name of the reporter, the file that it writes; `-` for standard output. */
	readonly reporters: Readonly<Record<string, string>>;
	/** Where the baseline stands, or is to be written. */
	readonly baselineFile: string | undefined;
}

/** A flag goes before the environment, the environment before the file, the file before the default. */
export async function runSettings(
	{ flags, reporters }: RunArguments,
	env: Readonly<Record<string, string | undefined>>,
): Promise<RunSettings> {
	const file = await readSettings(flags.config);
	const baseUrl = flags.target ?? (env.IVR_TARGET_URL || file.target);
	if (!baseUrl) throw new OptionError('There is no target: name one with --target or in IVR_TARGET_URL.');
	const baselineFile = flags.baseline ?? file.baseline;
	if (flags['write-baseline'] && baselineFile === undefined) {
		throw new OptionError('--write-baseline needs the file to write: name it with --baseline.');
	}
	const ca = flags.ca ?? file.ca;
	return {
		options: {
			baseUrl,
			profile: (flags.profile ?? file.profile) as ConformanceOptions['profile'],
			failOn: (flags['fail-on'] ?? file.failOn) as ConformanceOptions['failOn'],
			token: await token(flags, env.IVR_TARGET_TOKEN, file),
			...numbers(flags, file),
			only: listOf(flags.only) ?? file.only,
			skip: listOf(flags.skip) ?? file.skip,
			headers: headers(flags, file),
			ca: ca === undefined ? undefined : await textOf(ca, 'CA file'),
			insecure: flags.insecure ?? file.insecure,
			baseline: await baseline(flags, baselineFile),
			allowWrites: allowedWrites(flags),
		},
		reporters: { ...(file.reporters ?? {}), ...reporters },
		baselineFile,
	};
}

function numbers(
	flags: RunFlags,
	file: SettingsFile,
): Pick<ConformanceOptions, 'timeoutMs' | 'concurrency' | 'rate' | 'seed' | 'fuzz'> {
	const number = (flag: string | undefined, value: number | undefined) => (flag === undefined ? value : numberOf(flag));
	return {
		timeoutMs: number(flags['timeout-ms'], file.timeoutMs),
		concurrency: number(flags.concurrency, file.concurrency),
		rate: number(flags.rate, file.rate),
		fuzz: number(flags.fuzz, file.fuzz),
		seed: number(flags.seed, file.seed),
	};
}

function headers({ header = [] }: RunFlags, file: SettingsFile): HeaderFields {
	return mergedFields(file.headers ?? {}, ...header.map(headerOf));
}

function headerOf(flag: string): HeaderFields {
	const colon = flag.indexOf(':');
	if (colon < 1) throw new OptionError('A header must be written as «Name: value».');
	return { [flag.slice(0, colon).trim()]: flag.slice(colon + 1).trim() };
}

async function token(flags: RunFlags, variable: string | undefined, file: SettingsFile): Promise<string | undefined> {
	const named = flags['token-file'] ?? (variable ? undefined : file.tokenFile);
	return named === undefined ? variable || undefined : (await textOf(named, 'token file')).trim();
}

async function baseline(flags: RunFlags, file: string | undefined): Promise<Baseline | undefined> {
	if (file === undefined || flags['write-baseline']) return undefined;
	return parseBaseline(await textOf(file, 'baseline file'), file);
}

async function textOf(path: string, what: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch {
		throw new OptionError(`The ${what} ${path} cannot be read.`);
	}
}

function allowedWrites(flags: RunFlags): ConformanceOptions['allowWrites'] {
	const { 'allow-writes': allowed, customer, service } = flags;
	if (!allowed && customer === undefined && service === undefined) return undefined;
	if (allowed && customer !== undefined && service !== undefined) return { customer, service };
	throw new OptionError('--allow-writes, --customer and --service go together: name all of them or none.');
}
