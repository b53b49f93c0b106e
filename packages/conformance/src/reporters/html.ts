import { areas } from '../cases.ts';
import { curlCommand } from '../curl.ts';
import { type CaseResult, type ConformanceReport, countsByLevel, findingsOf, levels } from '../report.ts';
import { style } from './html-style.ts';
import {
	bodyWords,
	changeWords,
	expectedWords,
	fuzzWords,
	placeWords,
	receivedWords,
	skipWords,
	staleWords,
	verdictWords,
} from './words.ts';

/** So many findings are unfolded. */
const openFindings = 3;

/** The report as one page that needs nothing else: no script runs on it and nothing is fetched. */
export function htmlReport(report: ConformanceReport): string {
	const { baseUrl, address, profile, verdict, results, seed, stale = [] } = report;
	const findings = findingsOf(report);
	const facts = [`${profile} profile`, address && `at ${address}`, seed !== undefined && `order of seed ${seed}`];
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${inert(`${verdict}: ${baseUrl}`)}</title>
<style>${style}</style>
</head>
<body>
<header class="${verdict}">
<p class="verdict">${inert(verdictWords(report))}</p>
<h1>${inert(baseUrl)}</h1>
<p>${inert(facts.filter(Boolean).join(', '))}</p>
</header>
<main>
${countTable(report)}
${[...fuzzWords(report), ...skipWords(report)].map(paragraph).join('\n')}
${stale.map((entry) => `<p class="stale">${inert(staleWords(entry))}</p>`).join('\n')}
<h2>${findings.length === 0 ? 'No findings' : `Findings (${findings.length})`}</h2>
${findings.map((result, index) => details(result, index < openFindings)).join('\n')}
<h2>All cases (${results.length})</h2>
${Object.entries(areas)
	.map(([area, about]) => section(area, about, results))
	.join('\n')}
</main>
</body>
</html>
`;
}

function countTable({ results }: ConformanceReport): string {
	const counts = countsByLevel(results);
	const rows = levels.map((level) => {
		const { passed, failed, skipped } = counts[level];
		return `<tr><th scope="row">${level}</th><td>${passed}</td><td${failed > 0 ? ' class="some"' : ''}>${failed}</td><td>${skipped}</td></tr>`;
	});
	return `<table class="counts">
<thead><tr><th scope="col">level</th><th scope="col">passed</th><th scope="col">failed</th><th scope="col">not sent</th></tr></thead>
<tbody>${rows.join('')}</tbody>
</table>`;
}

function details(result: CaseResult, open: boolean): string {
	const { case: one, expected, request } = result;
	const facts = [
		['about', placeWords(result)],
		['changed', changeWords(result)],
		['expected', expectedWords(result)],
		['received', receivedWords(result)],
	] as const;
	return `<details${open ? ' open' : ''}>
<summary><span class="level ${expected.level}">${expected.level}</span> <code>${inert(one.id)}</code> ${inert(one.title)}
<span class="answer">expected ${inert(expectedWords(result))}, received ${inert(receivedWords(result))}</span></summary>
<dl>${facts.map(([name, words]) => `<dt>${name}</dt><dd>${inert(words)}</dd>`).join('')}</dl>
<h3>Bytes of the body</h3>
<pre>${inert(bodyWords(request.body))}</pre>
<h3>To repeat it</h3>
<pre>${inert(curlCommand(request))}</pre>
</details>`;
}

function section(area: string, about: string, results: readonly CaseResult[]): string {
	const those = results.filter((result) => result.case.area === area);
	if (those.length === 0) return '';
	const failed = those.filter(({ outcome }) => outcome === 'failed').length;
	const skipped = those.filter(({ outcome }) => outcome === 'skipped').length;
	const counts = [`${those.length} cases`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} not sent`];
	return `<details>
<summary><code>${area}</code> ${inert(about)} <span class="answer">${counts.filter(Boolean).join(', ')}</span></summary>
<table class="cases">
<thead><tr><th scope="col">case</th><th scope="col">level</th><th scope="col">what was sent</th><th scope="col">expected</th><th scope="col">received</th></tr></thead>
<tbody>${those.map(row).join('\n')}</tbody>
</table>
</details>`;
}

function row(result: CaseResult): string {
	const { case: one, expected, outcome, known, reason = '' } = result;
	const received = outcome === 'skipped' ? `not sent: ${reason}` : receivedWords(result);
	const cells = [one.title, expectedWords(result), known ? `${received} (known)` : received].map(
		(cell) => `<td>${inert(cell)}</td>`,
	);
	return `<tr class="${outcome}"><td><code>${inert(one.id)}</code></td><td>${expected.level}</td>${cells.join('')}</tr>`;
}

function paragraph(text: string): string {
	return `<p>${inert(text)}</p>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is no markup. Control characters and half surrogate pairs are shown as escapes. */
function inert(text: string): string {
	return text
		.replace(/[&<>"']/g, (character) => entities[character] ?? character)
		.replace(/(?![\t\n])[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (character) => {
			return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
		});
}
