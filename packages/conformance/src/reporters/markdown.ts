import { curlCommand } from '../curl.ts';
import { type CaseResult, type ConformanceReport, countsByLevel, findingsOf, levels } from '../report.ts';
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

/** So many findings are told in full: the summary of a CI run has a limit. */
const toldInFull = 30;

/** The report for the summary of a CI run, as Markdown. */
export function markdownReport(report: ConformanceReport): string {
	const findings = findingsOf(report);
	const blocks = [
		`## ${report.verdict === 'pass' ? '✅' : '❌'} ${inert(verdictWords(report))}`,
		`${code(report.baseUrl)}, ${report.profile} profile`,
		table(report),
		...[...fuzzWords(report), ...skipWords(report)].map(inert),
		...(report.stale ?? []).map((entry) => `- ${inert(staleWords(entry))}`),
		...(findings.length > 0 ? [findingsTable(findings)] : []),
		...findings.slice(0, toldInFull).map(details),
	];
	return `${blocks.join('\n\n')}\n`;
}

function table({ results }: ConformanceReport): string {
	const counts = countsByLevel(results);
	const rows = levels.map(
		(level) => `| ${level} | ${counts[level].passed} | ${counts[level].failed} | ${counts[level].skipped} |`,
	);
	return ['| level | passed | failed | not sent |', '|-|-:|-:|-:|', ...rows].join('\n');
}

function findingsTable(findings: readonly CaseResult[]): string {
	const rows = findings.map((result) => {
		const { case: one, expected } = result;
		const cells = [one.id, expected.level, one.title, expectedWords(result), receivedWords(result)];
		return `| ${cells.map(inert).join(' | ')} |`;
	});
	return ['| case | level | what was sent | expected | received |', '|-|-|-|-|-|', ...rows].join('\n');
}

function details(result: CaseResult): string {
	const { case: one, request } = result;
	const command = curlCommand(request);
	const fence = '`'.repeat(Math.max(3, ...[...command.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
	return [
		`<details><summary>${inert(`${one.id} ${one.title}`)}</summary>`,
		`- about: ${code(placeWords(result))}\n- changed: ${code(changeWords(result))}`,
		`${fence}sh\n${command}\n${fence}`,
		'</details>',
	].join('\n\n');
}

/** Text that is neither Markdown nor HTML. */
function inert(text: string): string {
	return text
		.replace(/[\r\n]+/g, ' ')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/[\\`*_{}[\]#|~]/g, '\\$&');
}

function code(text: string): string {
	return `<code>${text
		.replace(/[\r\n]+/g, ' ')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/[\\`*_{}[\]#|~]/g, (character) => `&#${character.charCodeAt(0)};`)}</code>`;
}
