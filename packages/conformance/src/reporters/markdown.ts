import { countOutcomes, levels } from '../report.ts';
import { type Account, type Entry, findingsIn } from './account.ts';
import { type AnyReport, accountOf } from './account-of.ts';
import { visible, visibleLine } from './visible.ts';

/** So many findings are told in full: the summary of a CI run has a limit. */
const toldInFull = 30;

/** The report for the summary of a CI run, as Markdown. */
export function markdownReport(report: AnyReport): string {
	const account = accountOf(report);
	const { subject, facts, verdict, verdictWords, notes, alarms, course } = account;
	const findings = findingsIn(account);
	const blocks = [
		`## ${verdict === 'pass' ? '✅' : '❌'} ${inert(verdictWords)}`,
		`${code(subject)}, ${inert(facts.join(', '))}`,
		table(account),
		...notes.map(inert),
		...alarms.map(({ words }) => `- ${inert(words)}`),
		...(findings.length > 0 ? [findingsTable(findings, account)] : []),
		...findings.slice(0, toldInFull).map(details),
		...(course.length > 0 ? [courseBlock(course)] : []),
	];
	return `${blocks.join('\n\n')}\n`;
}

function table({ entries, terms }: Account): string {
	const counts = countOutcomes(entries);
	const rows = levels.map(
		(level) => `| ${level} | ${counts[level].passed} | ${counts[level].failed} | ${counts[level].skipped} |`,
	);
	return [`| level | passed | failed | ${terms.skipped} |`, '|-|-:|-:|-:|', ...rows].join('\n');
}

function findingsTable(findings: readonly Entry[], { terms }: Account): string {
	const rows = findings.map(({ id, level, title, expected, received }) => {
		return `| ${[id, level, title, expected, received].map(inert).join(' | ')} |`;
	});
	return [`| ${terms.one} | level | ${terms.title} | expected | received |`, '|-|-|-|-|-|', ...rows].join('\n');
}

function details({ id, title, facts, evidence }: Entry): string {
	return [
		`<details><summary>${inert(`${id} ${title}`)}</summary>`,
		facts.map(([name, words]) => `- ${name}: ${code(words)}`).join('\n'),
		...(evidence === undefined ? [] : [fenced(evidence.text, evidence.language)]),
		'</details>',
	].join('\n\n');
}

function courseBlock(course: Account['course']): string {
	const lines = course.flatMap(({ heading, steps }) => [`- ${inert(heading)}`, ...steps.map((step) => `  - ${inert(step)}`)]);
	return ['<details><summary>What happened</summary>', lines.join('\n'), '</details>'].join('\n\n');
}

function fenced(text: string, language: string): string {
	const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
	return `${fence}${language}\n${visible(text)}\n${fence}`;
}

/** Text that is neither Markdown nor HTML. */
function inert(text: string): string {
	return visibleLine(text.replace(/[\r\n]+/g, ' '))
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/[\\`*_{}[\]#|~]/g, '\\$&');
}

function code(text: string): string {
	return `<code>${visibleLine(text.replace(/[\r\n]+/g, ' '))
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/[\\`*_{}[\]#|~]/g, (character) => `&#${character.charCodeAt(0)};`)}</code>`;
}
