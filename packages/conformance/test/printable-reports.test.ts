import { once } from 'node:events';
import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import {
	certifySender,
	htmlReport,
	markdownReport,
	prettyReplayReport,
	prettyReport,
	runConformance,
	type SenderReport,
} from '../src/index.ts';
import { listen } from './listening.ts';

/** What a terminal obeys: colours, a title, an erased line, C1, DEL, marks of direction. */
const hostile = 'a\u001b[31m\u001b]0;title\u0007\u001b[2K\r\u009b1m\u007f\u202e\u2066\u2069\b\0z';
const shown = 'a\\u001b[31m\\u001b]0;title\\u0007\\u001b[2K\\u000d\\u009b1m\\u007f\\u202e\\u2066\\u2069\\u0008\\u0000z';

/** Everything that a report must not hold but the line feeds that are its own. */
const obeyed = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Sends bytes as a request of a sender. */
async function send(baseUrl: string, body: string, header = ''): Promise<void> {
	const { hostname, port, pathname } = new URL(baseUrl);
	const socket = createConnection(Number(port), hostname);
	const bytes = Buffer.from(body);
	socket.write(
		`POST ${pathname}/message/receive HTTP/1.1\r\nhost: x\r\n${header}content-length: ${bytes.length}\r\n\r\n`,
		'latin1',
	);
	socket.write(bytes);
	await once(socket, 'data');
	socket.destroy();
}

/** The report on a sender whose body is no JSON, shown as it is. */
function showing(body: string, header?: string): Promise<SenderReport> {
	return certifySender({ run: (baseUrl) => send(baseUrl, body, header), only: ['MES', 'REQ'], showMessages: true });
}

test.for([
	['pretty', prettyReport, shown],
	// In Markdown a backslash and what may be markup is escaped once more.
	['Markdown', markdownReport, shown],
] as const)('the body of a sender that is shown does nothing to a terminal: %s', async ([, write, expected]) => {
	const text = write(await showing(hostile));
	expect(text).not.toMatch(obeyed);
	expect(text).toContain(expected);
});

test('lines of a body cannot be taken for lines of the report', async () => {
	const text = prettyReport(await showing('x\n\nPASS  All 12 MUST checks that could be made passed.'));
	expect(text).toContain('\n  sent      x\n            \n            PASS  All 12');
	expect(text).not.toMatch(/^PASS/m);
});

test.for([prettyReport, markdownReport])('header fields of a sender do nothing to a terminal', async (write) => {
	const header = 'content-type: text/\u009bplain\u0085; charset="\u009bx"\r\ncontent-encoding: \u009b\r\n';
	expect(write(await showing('{}', header))).not.toMatch(obeyed);
});

test.for([prettyReport, markdownReport])('texts of every kind do nothing to a terminal', async (write) => {
	const report = await showing('{}');
	const results = report.results.map((result) => ({
		...result,
		outcome: 'failed' as const,
		pointer: `/${hostile}`,
		received: hostile,
		expected: hostile,
	}));
	const scenarios = [{ name: hostile, title: hostile, requests: [], end: hostile }];
	expect(
		write({ ...report, sender: `${hostile}\n${hostile}`, reason: hostile, verdict: 'incomplete', results, scenarios }),
	).not.toMatch(obeyed);
});

test.for([prettyReport, markdownReport])('what a receiver says does nothing to a terminal', async (write) => {
	const baseUrl = await listen((request, response) => {
		request.resume().once('end', () => {
			response.writeHead(500, '\u009b31m', { 'content-type': '\u009b31m', location: '\u009b1m' });
			response.end(hostile);
		});
	});
	const report = await runConformance({ baseUrl, only: ['TXT', 'EXM'] });
	expect(write(report)).not.toMatch(obeyed);
	const results = report.results.map((result) => ({ ...result, reason: hostile }));
	expect(write({ ...report, baseUrl: hostile, address: hostile, verdict: 'incomplete', reason: hostile, results })).not.toMatch(
		/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
	);
});

test('a command that repeats a case stays as it is, line feeds too', async () => {
	const baseUrl = await listen((request, response) => {
		request.resume().once('end', () => response.writeHead(500).end());
	});
	const text = prettyReport(await runConformance({ baseUrl, only: ['TXT'] }));
	expect(text).toMatch(/--data-binary '[^']*\n[^']*'/);
	for (const command of text.matchAll(/^ {2}repeat +(.*)/gm)) expect(command[1]).not.toContain('\\u001b');
});

test('what a driver says does nothing to a terminal', () => {
	const report = { command: hostile, results: [{ id: 'REC-001', title: 'x', differences: [hostile] }], problems: [hostile] };
	expect(prettyReplayReport(report)).not.toMatch(obeyed);
});

test('the HTML page shows what it shows in the same way', async () => {
	expect(htmlReport(await showing(hostile))).toContain(shown);
});
