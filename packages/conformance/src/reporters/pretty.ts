import type { Level } from '../cases.ts';
import { curlCommand } from '../curl.ts';
import { type CaseResult, type ConformanceReport, countsByLevel, decides, findingsOf, levels } from '../report.ts';
import {
	changeWords,
	expectedWords,
	fuzzWords,
	placeWords,
	receivedWords,
	skipWords,
	staleWords,
	verdictWords,
} from './words.ts';

/** Colours a text, or returns it as it is. */
export type Paint = (style: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string) => string;

/** So many failures are told in full; more of them say the same again and again. */
const toldInFull = 20;

const plain: Paint = (_, text) => text;

/** The report for people: every failure, a table, the verdict. */
export function prettyReport(report: ConformanceReport, paint: Paint = plain): string {
	const { baseUrl, address, profile } = report;
	const blocks = [
		paint('bold', `${baseUrl}${address === undefined ? '' : ` at ${address}`}, ${profile} profile`),
		...failures(report, paint),
		...stale(report, paint),
		...fuzzWords(report),
		...skipWords(report),
		...hint(report),
		table(report, paint),
		verdict(report, paint),
	];
	return `${blocks.join('\n\n')}\n`;
}

function stale({ stale = [], results }: ConformanceReport, paint: Paint): string[] {
	const known = results.filter((result) => result.known).length;
	return [
		...(known > 0 ? [`${known} cases failed as the baseline expects.`] : []),
		...(stale.length > 0 ? [paint('red', stale.map(staleWords).join('\n'))] : []),
	];
}

function failures({ results, failOn }: ConformanceReport, paint: Paint): string[] {
	let told = 0;
	return levels.flatMap((level) => {
		const failed = findingsOf({ results }).filter(({ expected }) => expected.level === level);
		if (failed.length === 0) return [];
		const style = decides(level, failOn) ? 'red' : 'yellow';
		const full = failed.slice(0, Math.max(0, toldInFull - told));
		told += full.length;
		const short = failed.slice(full.length);
		return [
			paint(style, paint('bold', `${level}: ${failed.length} failed`)),
			...full.map((result) => inFull(result, paint)),
			...(short.length === 0 ? [] : [[...short.map(inShort), 'The JSON report has all of them in full.'].join('\n')]),
		];
	});
}

function inFull(result: CaseResult, paint: Paint): string {
	const lines = [
		['about', placeWords(result)],
		['changed', changeWords(result)],
		['expected', `${expectedWords(result)}, received ${receivedWords(result)}`],
		['repeat', curlCommand(result.request)],
	] as const;
	const heading = `${paint('bold', result.case.id)}  ${result.expected.level}  ${result.case.title}`;
	return [heading, ...lines.map(([name, words]) => `  ${paint('dim', name.padEnd(8))}  ${words}`)].join('\n');
}

function inShort(result: CaseResult): string {
	return `${result.case.id}  ${result.case.title}: expected ${expectedWords(result)}, received ${receivedWords(result)}`;
}

const hints: Record<number, string> = {
	401: 'a token is due, in IVR_TARGET_TOKEN or a token file',
	403: 'a token with the right to send is due, in IVR_TARGET_TOKEN or a token file',
	404: 'the target may lack its base path, such as /ccm, or have one too many',
};

/** One answer to everything says something about the target as a whole. */
function hint({ results }: ConformanceReport): string[] {
	// What the protocol tries, parts in front of the target may answer.
	const messages = results.filter(({ outcome, case: { area } }) => outcome !== 'skipped' && area !== 'PRT');
	const statuses = new Set(messages.map(({ status }) => status));
	const [status] = statuses;
	if (statuses.size !== 1 || status === undefined) return [];
	return [`Every answer was ${status}${hints[status] === undefined ? '' : `: ${hints[status]}`}.`];
}

function table({ results }: ConformanceReport, paint: Paint): string {
	const counts = countsByLevel(results);
	const row = (level: Level): string => {
		const { passed, failed, skipped } = counts[level];
		const cells = [passed, failed, skipped].map((count) => String(count).padStart(9));
		return `${level.padEnd(7)}${cells.join('')}`;
	};
	return [
		paint('dim', `level  ${'passed'.padStart(9)}${'failed'.padStart(9)}${'not sent'.padStart(9)}`),
		...levels.map(row),
	].join('\n');
}

function verdict(report: ConformanceReport, paint: Paint): string {
	return paint(report.verdict === 'pass' ? 'green' : 'red', verdictWords(report));
}
