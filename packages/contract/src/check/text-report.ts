import type { TextPosition } from '../text/text-position.ts';
import type { Profile } from '../validation.ts';
import type { Checked } from './check-message.ts';
import { count, type Layout, type Style, wrap } from './layout.ts';
import { valueAt } from './pointer.ts';
import { shortly } from './printable.ts';
import type { Repair } from './repair.ts';
import type { ReportCell } from './report-row.ts';

/** Where the text of a finding begins, behind its line and column. */
const indent = 12;

type Styled = readonly [Style, string];

/** What `ivr-check` shows of one message. Values stand as they are: it is the user's own file. */
export function textReport(name: string, profile: Profile, checked: Checked, layout: Layout): string {
	const blocks = [
		heading(name, profile, checked, layout),
		problems(checked, layout),
		changes(checked, layout),
		repairs(checked, layout),
		advice(checked, layout),
		row(checked, layout),
		next(checked, layout),
	];
	return blocks
		.filter((lines) => lines.length > 0)
		.map((lines) => `${lines.join('\n')}\n`)
		.join('\n');
}

function heading(name: string, profile: Profile, { valid, errors, limit, advice }: Checked, { width, paint }: Layout): string[] {
	const verdict = valid ? paint(['bold', 'green'], '✓ valid') : paint(['bold', 'red'], '✗ not valid');
	const details = [
		...(errors.length > 0 ? [count(errors.length, 'problem') + (limit === 'cut' ? ' and more' : '')] : []),
		...(advice.length > 0 ? [count(advice.length, 'piece of advice', 'pieces of advice')] : []),
		`${profile} profile`,
	];
	const lines = wrap(details.join(', '), width - 2).map((line) => `  ${paint('dim', line)}`);
	return [`${verdict}  ${paint('bold', name)}`, ...lines];
}

function problems({ errors, message }: Checked, layout: Layout): string[] {
	return section('Problems', layout, errors, ({ pointer, message: expected, ...position }) => {
		const value = valueAt(message, pointer);
		const found: Styled[] = value === undefined ? [] : [['dim', `found ${shortly(value)}`]];
		return entry(position, [['bold', placeName(pointer)], ['plain', expected], ...found], layout);
	});
}

function changes({ errors }: Checked, layout: Layout): string[] {
	const due = errors.flatMap(({ changes }) => changes ?? []);
	return section('Change line by line', layout, due, (change) => entry(change, [['plain', change.message]], layout));
}

function repairs({ repairs, message }: Checked, layout: Layout): string[] {
	return section('Exact repairs', layout, repairs, (repair) => entry(repair, [['green', repairText(repair, message)]], layout));
}

function repairText(repair: Repair, message: unknown): string {
	const before = valueAt(message, repair.path);
	if (repair.op === 'remove') return `${repair.path}: remove it (it is ${shortly(before)})`;
	return repair.op === 'add'
		? `${repair.path}: add ${shortly(repair.value)}`
		: `${repair.path}: ${shortly(before)} → ${shortly(repair.value)}`;
}

function advice({ advice, valid }: Checked, layout: Layout): string[] {
	const title = valid ? 'Advice: it is valid, but this will happen' : 'Advice: once it is valid, this will still happen';
	return section(title, layout, advice, ({ pointer, happens, do: due, ...position }) =>
		entry(
			position,
			[
				['bold', placeName(pointer)],
				['plain', happens],
				['yellow', `→ ${due}`],
			],
			layout,
		),
	);
}

function row({ reportRow, valid, validOnceRepaired }: Checked, layout: Layout): string[] {
	if (reportRow === null || reportRow.every(({ value }) => value === null)) return [];
	const condition = valid ? '' : validOnceRepaired ? ', once it is repaired' : ', as far as it can be read';
	const nameWidth = Math.max(...reportRow.map((cell) => columnName(cell).length));
	const cells = reportRow.flatMap((cell) => cellLines(cell, nameWidth, layout));
	const footnote = '* inferred: the vendor documents the column, not which member fills it.';
	return [
		...title(`IVR Detail Report: the row that it should become${condition}`, layout),
		...cells,
		...wrap(footnote, layout.width - 4).map((line) => `    ${layout.paint('dim', line)}`),
	];
}

function cellLines(cell: ReportCell, nameWidth: number, { width, paint }: Layout): string[] {
	const name = columnName(cell).padEnd(nameWidth);
	const [style, text] = cellText(cell);
	const lines = wrap(text, width - nameWidth - 6).map((line) => paint(style, line));
	const note = cell.cutFrom === undefined ? [] : [paint('yellow', `cut here: the whole has ${cell.cutFrom} characters`)];
	return [...lines, ...note].map((line, index) => `    ${index === 0 ? paint('dim', name) : ' '.repeat(nameWidth)}  ${line}`);
}

function cellText({ value, unknown, cutFrom }: ReportCell): Styled {
	if (unknown) return ['dim', 'not known'];
	if (value === null) return ['dim', '—'];
	return ['plain', cutFrom === undefined ? String(value) : `${value}…`];
}

function columnName({ column, inferred }: ReportCell): string {
	return inferred ? `${column} *` : column;
}

function next(checked: Checked, layout: Layout): string[] {
	return wrap(`Next: ${nextStep(checked)}`, layout.width - 2).map((line) => `  ${layout.paint('cyan', line)}`);
}

function nextStep({ valid, advice, repairs, errors, limit, validOnceRepaired, message }: Checked): string {
	if (valid)
		return advice.length === 0 ? 'nothing to do, send it.' : 'it can be sent; follow the advice to make the reports right.';
	if (Array.isArray(message)) return 'send each message of the list on its own.';
	if (limit === 'first') return 'correct this problem and check again; in so large a message only the first one is sought.';
	if (errors.some(({ changes }) => changes !== undefined)) return 'make these changes and check again.';
	if (repairs.length === 0) return `correct ${theProblems(errors.length)} and check again.`;
	const repairing = `make ${repairs.length === 1 ? 'the exact repair' : `the ${repairs.length} exact repairs`}`;
	if (validOnceRepaired) return `${repairing}; the message is valid then.`;
	return `${repairing}, correct ${theProblems(errors.length - repairs.length, 'other ')} and check again.`;
}

function theProblems(number: number, which = ''): string {
	return number === 1 ? `the ${which}problem` : `the ${which}${number} problems`;
}

function section<T>(name: string, layout: Layout, findings: readonly T[], lines: (finding: T) => string[]): string[] {
	return findings.length === 0 ? [] : [...title(name, layout), ...findings.flatMap(lines)];
}

function title(text: string, { width, paint }: Layout): string[] {
	return wrap(text, width - 2).map((line) => `  ${paint('underline', line)}`);
}

function entry({ line, column }: Partial<TextPosition>, texts: readonly Styled[], { width, paint }: Layout): string[] {
	const place = line === undefined ? '' : `${line}:${column ?? 1}`;
	const lines = texts.flatMap(([style, text]) => wrap(text, width - indent).map((part) => paint(style, part)));
	return lines.map(
		(text, index) => `${paint('dim', index === 0 ? place.padStart(indent - 2) : ' '.repeat(indent - 2))}  ${text}`,
	);
}

function placeName(pointer: string): string {
	return pointer === '' ? 'the message' : pointer;
}
