import { countOutcomes, levels } from '../report.ts';
import { type Account, type Entry, findingsIn } from './account.ts';
import { type AnyReport, accountOf } from './account-of.ts';
import { style } from './html-style.ts';
import { visible } from './visible.ts';

/** So many findings are unfolded. */
const openFindings = 3;

/** The report as one page that needs nothing else: no script runs on it and nothing is fetched. */
export function htmlReport(report: AnyReport): string {
	const account = accountOf(report);
	const { subject, facts, verdict, verdictWords, notes, alarms, terms, entries, areas, course } = account;
	const findings = findingsIn(account);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${inert(`${verdict}: ${subject}`)}</title>
<style>${style}</style>
</head>
<body>
<header class="${verdict}">
<p class="verdict">${inert(verdictWords)}</p>
<h1>${inert(subject)}</h1>
<p>${inert(facts.join(', '))}</p>
</header>
<main>
${countTable(account)}
${notes.map(paragraph).join('\n')}
${alarms.map(({ words }) => `<p class="stale">${inert(words)}</p>`).join('\n')}
<h2>${findings.length === 0 ? 'No findings' : `Findings (${findings.length})`}</h2>
${findings.map((entry, index) => details(entry, index < openFindings)).join('\n')}
${courseSection(course)}
<h2>All ${terms.many} (${entries.length})</h2>
${Object.entries(areas)
	.map(([area, about]) => section(area, about, account))
	.join('\n')}
</main>
</body>
</html>
`;
}

function countTable({ entries, terms }: Account): string {
	const counts = countOutcomes(entries);
	const rows = levels.map((level) => {
		const { passed, failed, skipped } = counts[level];
		return `<tr><th scope="row">${level}</th><td>${passed}</td><td${failed > 0 ? ' class="some"' : ''}>${failed}</td><td>${skipped}</td></tr>`;
	});
	return `<table class="counts">
<thead><tr><th scope="col">level</th><th scope="col">passed</th><th scope="col">failed</th><th scope="col">${terms.skipped}</th></tr></thead>
<tbody>${rows.join('')}</tbody>
</table>`;
}

function details({ id, level, title, facts, expected, received, evidence }: Entry, open: boolean): string {
	const lines = [...facts, ['expected', expected], ['received', received]] as const;
	const blocks = evidence === undefined ? [] : [...evidence.besides, [evidence.heading, evidence.text] as const];
	return `<details${open ? ' open' : ''}>
<summary><span class="level ${level}">${level}</span> <code>${inert(id)}</code> ${inert(title)}
<span class="answer">expected ${inert(expected)}, received ${inert(received)}</span></summary>
<dl>${lines.map(([name, words]) => `<dt>${name}</dt><dd>${inert(words)}</dd>`).join('')}</dl>
${blocks.map(([heading, text]) => `<h3>${heading}</h3>\n<pre>${inert(text)}</pre>`).join('\n')}
</details>`;
}

function courseSection(course: Account['course']): string {
	if (course.length === 0) return '';
	const parts = course.map(
		({ heading, steps }) => `<dt>${inert(heading)}</dt><dd>${steps.map((step) => inert(step)).join('<br>')}</dd>`,
	);
	return `<h2>What happened</h2>\n<details>\n<summary>${course.length} scenarios</summary>\n<dl>${parts.join('\n')}</dl>\n</details>`;
}

function section(area: string, about: string, { entries, terms }: Account): string {
	const those = entries.filter((entry) => entry.area === area);
	if (those.length === 0) return '';
	const failed = those.filter(({ outcome }) => outcome === 'failed').length;
	const skipped = those.filter(({ outcome }) => outcome === 'skipped').length;
	const counts = [
		`${those.length} ${terms.many}`,
		failed > 0 && `${failed} failed`,
		skipped > 0 && `${skipped} ${terms.skipped}`,
	];
	return `<details>
<summary><code>${area}</code> ${inert(about)} <span class="answer">${counts.filter(Boolean).join(', ')}</span></summary>
<table class="cases">
<thead><tr><th scope="col">${terms.one}</th><th scope="col">level</th><th scope="col">${terms.title}</th><th scope="col">expected</th><th scope="col">received</th></tr></thead>
<tbody>${those.map((entry) => row(entry, terms)).join('\n')}</tbody>
</table>
</details>`;
}

function row({ id, level, title, outcome, isKnown, expected, received }: Entry, terms: Account['terms']): string {
	const what = outcome === 'skipped' ? `${terms.skipped}: ${received}` : isKnown ? `${received} (known)` : received;
	const cells = [title, expected, what].map((cell) => `<td>${inert(cell)}</td>`);
	return `<tr class="${outcome}"><td><code>${inert(id)}</code></td><td>${level}</td>${cells.join('')}</tr>`;
}

function paragraph(text: string): string {
	return `<p>${inert(text)}</p>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is no markup. */
function inert(text: string): string {
	return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
