import type { FailOn } from '../report.ts';
import { type Account, type Entry, isDecidingEntry } from './account.ts';
import { type AnyReport, accountOf } from './account-of.ts';

/**
 * The report as JUnit XML, one suite for each area. Only what decides the verdict is a failure there, because a CI
 * server has no other word for it; the other findings stand in `system-out`.
 */
export function junitReport(report: AnyReport): string {
	const account = accountOf(report);
	const { areas, entries, profile, failOn, incomplete, alarms } = account;
	const suites = Object.keys(areas).map((area) =>
		suite(
			area,
			entries.filter((entry) => entry.area === area),
			profile,
			failOn,
		),
	);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<testsuites name="ivr-conformance">',
		...(incomplete === undefined ? [] : [brokenSuite(profile, incomplete)]),
		...(alarms.length > 0 ? [alarmSuite(profile, alarms)] : []),
		...suites,
		'</testsuites>',
		'',
	].join('\n');
}

function suite(area: string, entries: readonly Entry[], profile: string, failOn: FailOn): string {
	const failures = entries.filter((entry) => isDecidingEntry(entry, failOn)).length;
	const skipped = entries.filter(({ outcome }) => outcome === 'skipped').length;
	const seconds = entries.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0) / 1000;
	return [
		`\t<testsuite name="${escaped(`${profile}.${area}`)}" tests="${entries.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}">`,
		...entries.map((entry) => testCase(entry, profile, failOn)),
		'\t</testsuite>',
	].join('\n');
}

function brokenSuite(profile: string, { check, reason }: NonNullable<Account['incomplete']>): string {
	return [
		`\t<testsuite name="${profile}" tests="1" failures="0" errors="1" skipped="0">`,
		`\t\t<testcase classname="${profile}" name="${check}"><error message="${escaped(reason)}"/></testcase>`,
		'\t</testsuite>',
	].join('\n');
}

function alarmSuite(profile: string, alarms: Account['alarms']): string {
	return [
		`\t<testsuite name="${profile}.baseline" tests="${alarms.length}" failures="${alarms.length}" errors="0" skipped="0">`,
		...alarms.map(({ id, words }) => {
			return `\t\t<testcase classname="${profile}.baseline" name="${escaped(id)}"><failure message="${escaped(words)}"/></testcase>`;
		}),
		'\t</testsuite>',
	].join('\n');
}

function testCase(entry: Entry, profile: string, failOn: FailOn): string {
	const { id, area, title, level, outcome, isKnown, expected, received, facts, evidence, durationMs = 0 } = entry;
	const open = `\t\t<testcase classname="${profile}.${area}" name="${escaped(`${id} ${title}`)}" time="${(durationMs / 1000).toFixed(3)}"`;
	if (outcome === 'passed') return `${open}/>`;
	if (outcome === 'skipped') return `${open}><skipped message="${escaped(received)}"/></testcase>`;
	const message = `${isKnown ? 'known, ' : ''}${level}: expected ${expected}, received ${received}`;
	const details = [...facts.map(([, words]) => words), ...(evidence === undefined ? [] : [evidence.text])].join('\n');
	return isDecidingEntry(entry, failOn)
		? `${open}><failure type="${level}" message="${escaped(message)}">${escaped(details)}</failure></testcase>`
		: `${open}><system-out>${escaped(`${message}\n${details}`)}</system-out></testcase>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no way to write most control characters and half surrogate pairs. */
function escaped(text: string): string {
	return text
		.replace(/[&<>"]/g, (character) => entities[character] ?? character)
		.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd');
}
