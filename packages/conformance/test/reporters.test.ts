import { expect, test } from 'vitest';
import {
	type ConformanceReport,
	cases,
	htmlReport,
	jsonReport,
	junitReport,
	markdownReport,
	prettyReport,
	runConformance,
} from '../src/index.ts';
import { receiverWithout } from './broken-receiver.ts';
import { listen } from './listening.ts';

const oneFault = await report(receiverWithout('required', '/header/sender'));
const everyFault = await report((request, response) => {
	request.resume();
	request.once('end', () => response.writeHead(202).end());
});

async function report(listener: Parameters<typeof listen>[0]): Promise<ConformanceReport> {
	return runConformance({ baseUrl: `${await listen(listener)}/ccm`, token: 'very-secret-token' });
}

test('the pretty report tells each failure so that it can be repeated', () => {
	const text = prettyReport(oneFault);
	const [, id] = /(HDR-[0-9]+) {2}MUST {2}header\.sender is absent/.exec(text) ?? [];
	const lines = text.slice(text.indexOf(`${id}  MUST`)).split('\n');
	expect(lines[1]).toBe('  about     /header/sender (required, stated)');
	expect(lines[2]).toMatch(/^ {2}changed {3}guide-sample: \/header\/sender: \{.*\} → absent$/);
	expect(lines[3]).toBe('  expected  400, received 202');
	expect(lines[4]).toMatch(/^ {2}repeat {4}curl -i -X POST -H 'content-type: application\/json' .*\/ccm\/message\/receive'$/);
	expect(text).toMatch(
		/\nMUST +[0-9]+ +2 +0\nSHOULD +[0-9]+ +1 +0\nINFO +[0-9]+ +0 +0\n\nFAIL {2}2 of [0-9]+ MUST cases failed\. Of the others 1 SHOULD failed\.\n$/,
	);
});

test('many failures are told shortly after the first ones, and none is left out', () => {
	const text = prettyReport(everyFault);
	expect(text.match(/^ {2}repeat/gm)?.length).toBe(20);
	for (const { case: one, outcome } of everyFault.results) expect(text.includes(`${one.id}  `)).toBe(outcome === 'failed');
	expect(text).toContain('Every answer was 202.');
});

test('the pretty report is painted only where it is told how', () => {
	expect(prettyReport(oneFault)).not.toContain('\u001b');
	expect(prettyReport(oneFault, (style, text) => `<${style}>${text}</${style}>`)).toContain('<red>FAIL  2 of');
});

test('the JSON report has every case with its expectation, its answer and its curl command', () => {
	const { verdict, counts, results } = JSON.parse(jsonReport(oneFault));
	expect(verdict).toBe('fail');
	expect(counts.MUST.failed).toBe(2);
	expect(results.length).toBe(cases.length);
	expect(results.find(({ title }: { title: string }) => title === 'header.sender is absent')).toMatchObject({
		id: expect.stringMatching(/^HDR-/),
		level: 'MUST',
		source: 'stated',
		pointer: '/header/sender',
		keyword: 'required',
		from: 'guide-sample',
		change: expect.stringContaining('absent'),
		outcome: 'failed',
		expected: { verdict: 'reject', statuses: [400] },
		received: 202,
		curl: expect.stringContaining('curl -i'),
	});
});

test('JUnit XML has a failure for what decides and no other', async () => {
	const xml = junitReport(oneFault);
	expect(xml.match(/<failure type="MUST"/g)?.length).toBe(2);
	expect(xml.match(/<testcase /g)?.length).toBe(cases.length);
	expect(junitReport(everyFault)).not.toContain('<failure type="SHOULD"');
	expect(junitReport(everyFault).match(/<system-out>(SHOULD|INFO): /g)?.length).toBeGreaterThan(100);
});

test('JUnit XML is well formed', () => {
	const open: string[] = [];
	const rest = junitReport(everyFault)
		.replace(/^<\?xml [^>]*\?>/, '')
		.replace(/<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/g, (_, closes, name, _attributes, isEmpty) => {
			if (closes) expect(open.pop()).toBe(name);
			else if (!isEmpty) open.push(name);
			return '';
		});
	expect(open).toEqual([]);
	expect(rest.replace(/&(amp|lt|gt|quot);/g, '')).not.toMatch(/[<>&]/);
	expect(rest).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
});

/** A report whose every text is markup that would do harm. */
function hostile(): ConformanceReport {
	const [first] = oneFault.results.filter(({ outcome }) => outcome === 'failed');
	if (first === undefined) throw new Error('Nothing failed.');
	const markup = '</pre></style><script>alert(1)</script><img src=x onerror="alert(1)">\u202e\u0000| ``` </details>';
	const one = { ...first.case, title: markup, change: markup };
	const result = {
		...first,
		case: one,
		reason: markup,
		request: { ...first.request, body: { text: `${markup.slice(0, 40)} \`\`\` \`\`\`` } },
	};
	return { ...oneFault, baseUrl: `http://127.0.0.1/${markup}`, verdict: 'incomplete', reason: markup, results: [result] };
}

test('the HTML page tells each finding, runs nothing and fetches nothing', () => {
	const page = htmlReport(oneFault);
	expect(page).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
	expect(page).not.toMatch(/<(script|link|img|iframe|object|base|form)\b|\son[a-z]+=|url\(|@import/i);
	expect(page).toContain('FAIL  2 of');
	for (const words of ['header.sender is absent', '/header/sender (required, stated)', 'Bytes of the body', 'curl -i -X POST']) {
		expect(page).toContain(words);
	}
	for (const { case: one } of oneFault.results) expect(page).toContain(`<code>${one.id}</code>`);
});

test('the HTML page and the Markdown are inert against markup', () => {
	const page = htmlReport(hostile());
	const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name));
	expect(tags.has('script') || tags.has('img')).toBe(false);
	expect(page).not.toMatch(/[\u202e\0]/);
	expect(page.match(/<\/pre>/g)?.length).toBe(page.match(/<pre>/g)?.length);
	const markdown = markdownReport(hostile());
	const [prose = ''] = markdown.split('````sh');
	expect(prose).not.toContain('<script');
	expect(markdown).toContain('````sh');
});

test('the Markdown has the verdict, the counts and the curl command of each finding', () => {
	const text = markdownReport(oneFault);
	expect(text).toMatch(/^## ❌ FAIL {2}2 of \d+ MUST cases failed\. Of the others 1 SHOULD failed\.\n/);
	expect(text).toMatch(/\| MUST \| \d+ \| 2 \| 0 \|/);
	expect(text).toMatch(/\| HDR-\d+ \| MUST \| header\.sender is absent \| 400 \| 202 \|/);
	expect(text.match(/```sh\ncurl -i/g)?.length).toBe(3);
});

test('no report holds the token', () => {
	const reports = [prettyReport, jsonReport, junitReport, htmlReport, markdownReport];
	for (const text of reports.map((write) => write(everyFault))) {
		expect(text).not.toContain('very-secret-token');
	}
});
