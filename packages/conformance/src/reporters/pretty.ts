import type { Level } from '../cases.ts';
import { countOutcomes, decides, levels } from '../report.ts';
import { type Account, type Entry, type Evidence, type Fact, findingsIn } from './account.ts';
import { type AnyReport, accountOf } from './account-of.ts';
import { visible, visibleLine } from './visible.ts';

/** Colours a text, or returns it as it is. */
export type Paint = (style: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string) => string;

/** So many failures are told in full; more of them say the same again and again. */
const toldInFull = 20;

const plain: Paint = (_, text) => text;

/** The report for people: every failure, a table, the verdict. */
export function prettyReport(report: AnyReport, paint: Paint = plain): string {
	const account = accountOf(report);
	const { subject, facts, alarms, notes, verdict, verdictWords } = account;
	const [first = '', ...others] = facts;
	const about = first.startsWith('at ') ? [`${subject} ${first}`, ...others] : [subject, ...facts];
	const blocks = [
		paint('bold', visibleLine(about.join(', '))),
		...failures(account, paint),
		...(alarms.length > 0 ? [paint('red', alarms.map(({ words }) => visibleLine(words)).join('\n'))] : []),
		...notes.map(visibleLine),
		table(account, paint),
		paint(verdict === 'pass' ? 'green' : 'red', visibleLine(verdictWords)),
	];
	return `${blocks.join('\n\n')}\n`;
}

function failures(account: Account, paint: Paint): string[] {
	let told = 0;
	return levels.flatMap((level) => {
		const failed = findingsIn(account).filter((entry) => entry.level === level);
		if (failed.length === 0) return [];
		const style = decides(level, account.failOn) ? 'red' : 'yellow';
		const full = failed.slice(0, Math.max(0, toldInFull - told));
		told += full.length;
		const short = failed.slice(full.length);
		return [
			paint(style, paint('bold', `${level}: ${failed.length} failed`)),
			...full.map((entry, index) => inFull(entry, full[index - 1], paint)),
			...(short.length === 0 ? [] : [[...short.map(inShort), 'The JSON report has all of them in full.'].join('\n')]),
		];
	});
}

function inFull(
	{ id, level, title, facts, expected, received, evidence }: Entry,
	before: Entry | undefined,
	paint: Paint,
): string {
	const isSame = evidence !== undefined && evidence.text === before?.evidence?.text;
	const line = ([name, words]: Fact) => `  ${paint('dim', name.padEnd(8))}  ${words}`;
	return [
		`${paint('bold', id)}  ${level}  ${visibleLine(title)}`,
		...[...facts, ...expectation(expected, received)].map(([name, words]) => line([name, visibleLine(words)])),
		...(evidence === undefined ? [] : [line([evidence.name, isSame ? 'as before' : evidenceWords(evidence)])]),
	].join('\n');
}

/** Its lines stand below each other, so that none is taken for one of the report. A command is to be copied as it is. */
function evidenceWords({ text, language }: Evidence): string {
	return language === 'sh' ? visible(text) : visible(text).replaceAll('\n', `\n${' '.repeat(12)}`);
}

/** In one line, unless it takes sentences. */
function expectation(expected: string, received: string): Fact[] {
	if (!/\.$/.test(expected + received)) return [['expected', `${expected}, received ${received}`]];
	return [
		['expected', expected],
		['received', received],
	];
}

function inShort({ id, title, expected, received }: Entry): string {
	return visibleLine(`${id}  ${title}: expected ${expected}, received ${received}`);
}

function table({ entries, terms }: Account, paint: Paint): string {
	const counts = countOutcomes(entries);
	const width = Math.max(9, terms.skipped.length + 1);
	const row = (level: Level): string => {
		const { passed, failed, skipped } = counts[level];
		return `${level.padEnd(7)}${[passed, failed, skipped].map((count) => String(count).padStart(width)).join('')}`;
	};
	const heads = ['passed', 'failed', terms.skipped].map((head) => head.padStart(width)).join('');
	return [paint('dim', `level  ${heads}`), ...levels.map(row)].join('\n');
}
