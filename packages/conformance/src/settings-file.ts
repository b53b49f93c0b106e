import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { OptionError } from './option-error.ts';

/** What a configuration file may say; paths are relative to its folder. */
export interface SettingsFile {
	readonly target?: string;
	readonly profile?: string;
	readonly failOn?: string;
	readonly timeoutMs?: number;
	readonly only?: readonly string[];
	readonly skip?: readonly string[];
	readonly fuzz?: number;
	readonly seed?: number;
	readonly concurrency?: number;
	readonly rate?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly tokenFile?: string;
	readonly ca?: string;
	readonly insecure?: boolean;
	readonly baseline?: string;
	/** By name of the reporter, the file that it writes; `-` for standard output. */
	readonly reporters?: Readonly<Record<string, string>>;
}

/** The configuration file that is found where the command is run. */
export const settingsFileName = 'ivr-conformance.json';

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isTextByName = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);

const members: Record<keyof SettingsFile, { expects: string; isRight: (value: unknown) => boolean }> = {
	target: { expects: 'a string', isRight: isText },
	profile: { expects: 'a string', isRight: isText },
	failOn: { expects: 'a string', isRight: isText },
	timeoutMs: { expects: 'a number', isRight: isNumber },
	only: { expects: 'a list of strings', isRight: isTexts },
	skip: { expects: 'a list of strings', isRight: isTexts },
	fuzz: { expects: 'a number', isRight: isNumber },
	seed: { expects: 'a number', isRight: isNumber },
	concurrency: { expects: 'a number', isRight: isNumber },
	rate: { expects: 'a number', isRight: isNumber },
	headers: { expects: 'an object of strings', isRight: isTextByName },
	tokenFile: { expects: 'a string', isRight: isText },
	ca: { expects: 'a string', isRight: isText },
	insecure: { expects: 'true or false', isRight: (value) => typeof value === 'boolean' },
	baseline: { expects: 'a string', isRight: isText },
	reporters: { expects: 'an object of strings', isRight: isTextByName },
};

/** Members that people look for and that stand elsewhere on purpose. */
const elsewhere: Record<string, string> = {
	allowWrites: 'writes are allowed on the command line alone, with --allow-writes, so that no file that is found can do it',
	customer: 'it belongs to --allow-writes, on the command line alone',
	service: 'it belongs to --allow-writes, on the command line alone',
	token: 'a token goes into IVR_TARGET_TOKEN or into a file named by tokenFile',
};

/**
 * Reads the named file, or the one that is found; nothing when none is named and none found.
 * @throws OptionError when it cannot be read or says what it may not
 */
export async function readSettings(named: string | undefined): Promise<SettingsFile> {
	const path = resolve(named ?? settingsFileName);
	let text: string;
	try {
		text = await readFile(path, 'utf8');
	} catch (error) {
		if (named === undefined && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
		throw new OptionError(`The configuration file ${path} cannot be read.`);
	}
	return withPathsFrom(dirname(path), checked(text, path));
}

function checked(text: string, path: string): SettingsFile {
	let settings: unknown;
	try {
		settings = JSON.parse(text);
	} catch {
		throw new OptionError(`The configuration file ${path} is not JSON.`);
	}
	if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
		throw new OptionError(`The configuration file ${path} must hold an object.`);
	}
	for (const [name, value] of Object.entries(settings)) {
		const member = Object.hasOwn(members, name) ? members[name as keyof SettingsFile] : undefined;
		if (member === undefined) {
			const why = Object.hasOwn(elsewhere, name) ? elsewhere[name] : `it may have ${Object.keys(members).join(', ')}`;
			throw new OptionError(`The configuration file ${path} must not have «${name}»: ${why}.`);
		}
		if (!member.isRight(value)) throw new OptionError(`In the configuration file ${path}, ${name} must be ${member.expects}.`);
	}
	return settings;
}

function withPathsFrom(folder: string, settings: SettingsFile): SettingsFile {
	const { tokenFile, ca, baseline, reporters = {} } = settings;
	const from = (path: string) => resolve(folder, path);
	const outputs = Object.entries(reporters).map(([name, output]) => [name, output === '-' ? output : from(output)]);
	return {
		...settings,
		...(tokenFile !== undefined && { tokenFile: from(tokenFile) }),
		...(ca !== undefined && { ca: from(ca) }),
		...(baseline !== undefined && { baseline: from(baseline) }),
		reporters: Object.fromEntries(outputs),
	};
}
