import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Files } from './artefacts.ts';
import type { OpenApiDocument } from './contract-document.ts';
import { jsonText } from './header.ts';
import { javaEnvironment } from './java.ts';
import { readTree, writeTree } from './tree.ts';

/** What one generator of openapi-generator is told. */
export interface Generation {
	/** The name of the generator, such as `go`. */
	readonly generator: string;
	/** The generator's own options. */
	readonly options: Readonly<Record<string, string | boolean>>;
	/** How schemas that stand inside another one are treated. */
	readonly inlineSchemas?: Readonly<Record<string, boolean>>;
}

/** What one generator is told, and which of its files are kept. */
export interface GeneratorSettings extends Generation {
	/** The folder of the output that holds the sources. */
	readonly sources: string;
	/** Which of the files there are kept: the models, and what they need. */
	readonly keep: RegExp;
}

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const wrapper = fileURLToPath(import.meta.resolve('@openapitools/openapi-generator-cli/main.js'));

/** The generators write what the machine's language makes of it: capitals are Turkish on a Turkish one. */
const sameEverywhere = '-Duser.language=en -Duser.country=US -Duser.timezone=UTC -Dfile.encoding=UTF-8';

/**
 * Runs openapi-generator in the version that openapitools.json pins. Its engine, a JAR of 32 MB, comes from Maven Central
 * on first use.
 * @param folder - where openapitools.json and node_modules/ stand
 * @returns the generated sources, unchanged
 * @throws JavaMissing where there is no Java; an error that says what to do when the engine cannot be had or fails
 */
export async function runOpenApiGenerator(
	document: OpenApiDocument,
	{ sources, keep, ...generation }: GeneratorSettings,
	folder: string = packageFolder,
): Promise<Files> {
	return withGenerated(
		document,
		generation,
		async (output) => {
			const files = Object.entries(await readTree(join(output, sources)));
			return Object.fromEntries(files.filter(([path]) => keep.test(path)));
		},
		folder,
	);
}

/**
 * Runs openapi-generator and hands on the folder with all that it made, which is gone afterwards.
 * @throws as `runOpenApiGenerator` does
 */
export function withGenerated<T>(
	document: OpenApiDocument,
	{ generator, options, inlineSchemas = {} }: Generation,
	take: (output: string) => Promise<T>,
	folder: string = packageFolder,
): Promise<T> {
	return inRunFolder(folder, async (run) => {
		await writeTree(run.path, {
			'contract.json': jsonText(document),
			'settings.json': jsonText({
				generatorName: generator,
				inputSpec: 'contract.json',
				outputDir: 'output',
				additionalProperties: options,
				inlineSchemaOptions: inlineSchemas,
				httpUserAgent: 'ivr-activity',
				globalProperties: { apiDocs: 'false', modelDocs: 'false', apiTests: 'false', modelTests: 'false' },
			}),
		});
		await runWrapper(folder, run, ['generate', '-c', 'settings.json']);
		return take(join(run.path, 'output'));
	});
}

/**
 * The names of the generators that the pinned engine has.
 * @throws as `runOpenApiGenerator` does
 */
export function listGenerators(folder: string = packageFolder): Promise<string[]> {
	return inRunFolder(folder, async (run) => {
		const output = await runWrapper(folder, run, ['list', '--short', '--include', 'all']);
		const list = output.split('\n').find((line) => line.includes(',')) ?? '';
		return list
			.split(',')
			.map((name) => name.trim())
			.filter((name) => name !== '');
	});
}

/** A folder for one run, where the engine is or comes to be. */
interface RunFolder {
	readonly path: string;
	readonly cache: string;
	readonly environment: NodeJS.ProcessEnv;
}

async function inRunFolder<T>(folder: string, action: (run: RunFolder) => Promise<T>): Promise<T> {
	const environment = await javaEnvironment();
	const cache = join(folder, 'node_modules/.cache/openapi-generator');
	await mkdir(cache, { recursive: true });
	// It is in the cache, because the wrapper breaks on blanks in paths: all its paths are relative.
	const path = await mkdtemp(join(cache, 'run-'));
	try {
		return await action({ path, cache, environment });
	} finally {
		await rm(path, { recursive: true, force: true });
	}
}

/** @returns what the wrapper said */
async function runWrapper(
	folder: string,
	{ path: run, cache, environment }: RunFolder,
	args: readonly string[],
): Promise<string> {
	const pinned = JSON.parse(await readFile(join(folder, 'openapitools.json'), 'utf8'));
	const engine = `${pinned['generator-cli'].version}.jar`;
	// Each run without the engine downloads its own copy, so that no run starts what another one is still writing.
	const isCached = existsSync(join(cache, engine));
	if (!isCached) process.stderr.write(`Downloading the engine of openapi-generator, ${engine} …\n`);
	await writeTree(run, {
		'openapitools.json': jsonText({ 'generator-cli': { ...pinned['generator-cli'], storageDir: isCached ? '..' : '.' } }),
	});
	const { output, hasFailed } = await promisify(execFile)(process.execPath, [wrapper, ...args], {
		cwd: run,
		// The wrapper takes its folder from PWD, and hands JAVA_OPTS to Java.
		env: { ...environment, PWD: run, JAVA_OPTS: `${environment.JAVA_OPTS ?? ''} ${sameEverywhere}` },
		maxBuffer: 64 * 1024 * 1024,
	}).then(
		({ stdout }) => ({ output: stdout, hasFailed: false }),
		({ stdout, stderr }) => ({ output: `${stdout}${stderr}`, hasFailed: true }),
	);
	if (!isCached) await keepEngine(join(run, engine), join(cache, engine), hasFailed ? output : undefined);
	if (hasFailed) throw new Error(`openapi-generator failed:\n${lastLines(output)}`);
	return output;
}

async function keepEngine(downloaded: string, cached: string, output = ''): Promise<void> {
	if (!existsSync(downloaded)) {
		const reason = /because of: "(.*)"/.exec(output)?.[1] ?? 'the download broke off';
		throw new Error(
			`The engine of openapi-generator could not be downloaded from Maven Central: ${reason}. Check the network, or name a ` +
				'mirror as generator-cli.repository.downloadUrl in packages/codegen/openapitools.json, and run this again.',
		);
	}
	await rename(downloaded, cached).catch((error) => {
		// Windows keeps an engine that another run is using.
		if (!existsSync(cached)) throw error;
	});
}

/** The end of what a program said; the wrapper prints its own minified source when it fails. */
function lastLines(output: string): string {
	const lines = output.split('\n').filter((line) => line.trim() !== '' && line.length < 500);
	return lines.slice(-20).join('\n');
}
