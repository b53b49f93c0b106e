import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { add, type Counts, nothing } from './counts.ts';

/** A task in what `turbo run --summarize` writes, as far as it is read here. */
interface TurboTask {
	task: string;
	directory: string;
	command: string;
	logFile: string;
	execution?: { exitCode: number | null };
}

interface TurboSummary {
	tasks: TurboTask[];
}

/** What vitest's JSON reporter writes, as far as it is read here. */
interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	/** One a file; a file that could not be loaded failed without a test and says why. */
	testResults: { name: string; status: string; message: string; assertionResults: VitestResult[] }[];
}

interface VitestResult {
	status: string;
	fullName: string;
	failureMessages: string[];
}

/** The folders that tests write their reports to. */
export async function reportFolders(): Promise<string[]> {
	const folders = await Promise.all(
		['packages', 'apps'].map(async (parent) => (await readdir(parent)).map((name) => join(parent, name, 'reports'))),
	);
	return folders.flat();
}

/**
 * The counts of a turbo run: a task with a report counts its tests, every other one counts as one test.
 * @param tasks - the tasks that were asked for; what they depend on counts only when it failed
 */
export async function turboCounts(tasks: string[]): Promise<Counts> {
	let counts = nothing;
	for (const task of await turboTasks()) counts = add(counts, await taskCounts(task, tasks.includes(task.task)));
	return counts;
}

/** The tasks of the turbo run that failed, each with the file that holds what it printed. */
export async function failedTasks(): Promise<string[]> {
	const failed = (await turboTasks()).filter(({ execution }) => execution?.exitCode !== 0);
	return failed.map(({ task, directory, logFile }) => `${directory}: ${task} (see ${logFile})`);
}

async function turboTasks(): Promise<TurboTask[]> {
	const [file] = await readdir('.turbo/runs').catch(() => []);
	if (file === undefined) return [];
	const summary: TurboSummary = JSON.parse(await readFile(join('.turbo/runs', file), 'utf8'));
	return summary.tasks.filter(({ command }) => command !== '<NONEXISTENT>');
}

async function taskCounts({ task, directory, logFile, execution }: TurboTask, askedFor: boolean): Promise<Counts> {
	const failed = execution?.exitCode !== 0;
	if (!askedFor) return failed ? { ...nothing, failed: 1 } : nothing;
	const report = task.startsWith('test') ? await readReport(join(directory, 'reports', reportName(task))) : undefined;
	const own = report === undefined ? await gateCounts(logFile, failed) : countsOf(report);
	return failed && own.failed === 0 ? { ...own, failed: 1 } : own;
}

/** A gate counts as one test. What it could not check for want of a tool it says in lines that begin with `skipped: `. */
async function gateCounts(logFile: string, failed: boolean): Promise<Counts> {
	const skipped = (await readFile(logFile, 'utf8').catch(() => '')).match(/^skipped: /gm)?.length ?? 0;
	return { passed: failed || skipped > 0 ? 0 : 1, failed: failed ? 1 : 0, skipped };
}

/** The names of the skipped tests of every report, with what they say of the reason. */
export async function skippedTests(): Promise<string[]> {
	return namesOf(({ testResults }) =>
		testResults.flatMap(({ assertionResults }) =>
			assertionResults.filter(({ status }) => status === 'skipped' || status === 'pending').map(({ fullName }) => fullName),
		),
	);
}

/** The names of the failed tests of every report, with the first line of what they found. */
export async function failedTests(): Promise<string[]> {
	return namesOf(({ testResults }) =>
		testResults
			.filter(({ status }) => status === 'failed')
			.flatMap(({ name, message, assertionResults }) => {
				const failed = assertionResults.filter(({ status }) => status === 'failed');
				return failed.length === 0
					? [`${relative('.', name)}: ${firstLine(message)}`]
					: failed.map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0] ?? '')}`);
			}),
	);
}

async function namesOf(select: (report: VitestReport) => string[]): Promise<string[]> {
	const names: string[] = [];
	for (const folder of await reportFolders()) {
		for (const file of await readdir(folder).catch(() => [])) {
			const report = await readReport(join(folder, file));
			if (report !== undefined) names.push(...select(report).map((name) => `${folder}: ${name}`));
		}
	}
	return names;
}

function firstLine(text: string): string {
	return stripVTControlCharacters(text).split('\n', 1)[0] as string;
}

function reportName(task: string): string {
	return task === 'test:full' ? 'full.json' : 'test.json';
}

function countsOf(report: VitestReport): Counts {
	return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
}

async function readReport(file: string): Promise<VitestReport | undefined> {
	const text = await readFile(file, 'utf8').catch(() => undefined);
	return text === undefined ? undefined : JSON.parse(text);
}
