import { areas } from '../cases.ts';
import { curlCommand } from '../curl.ts';
import { type CaseResult, type ConformanceReport, type FailOn, isDeciding, type StaleEntry } from '../report.ts';
import { changeWords, expectedWords, placeWords, receivedWords, staleWords } from './words.ts';

/**
 * The report as JUnit XML, one suite for each area. Only what decides the verdict is a failure there, because a CI
 * server has no other word for it; the other findings stand in `system-out`.
 */
export function junitReport({ results, profile, failOn, verdict, reason, stale = [] }: ConformanceReport): string {
	const suites = Object.keys(areas).map((area) =>
		suite(
			area,
			results.filter((result) => result.case.area === area),
			profile,
			failOn,
		),
	);
	const judge = verdict === 'incomplete' ? [brokenSuite(profile, reason ?? '')] : [];
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<testsuites name="ivr-conformance">',
		...judge,
		...(stale.length > 0 ? [staleSuite(profile, stale)] : []),
		...suites,
		'</testsuites>',
		'',
	].join('\n');
}

function suite(area: string, results: readonly CaseResult[], profile: string, failOn: FailOn): string {
	const failures = results.filter((result) => isDeciding(result, failOn)).length;
	const skipped = results.filter(({ outcome }) => outcome === 'skipped').length;
	const seconds = results.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0) / 1000;
	return [
		`\t<testsuite name="${escaped(`${profile}.${area}`)}" tests="${results.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}">`,
		...results.map((result) => testCase(result, profile, failOn)),
		'\t</testsuite>',
	].join('\n');
}

function brokenSuite(profile: string, reason: string): string {
	return [
		`\t<testsuite name="${profile}" tests="1" failures="0" errors="1" skipped="0">`,
		`\t\t<testcase classname="${profile}" name="the target answers"><error message="${escaped(reason)}"/></testcase>`,
		'\t</testsuite>',
	].join('\n');
}

function staleSuite(profile: string, stale: readonly StaleEntry[]): string {
	return [
		`\t<testsuite name="${profile}.baseline" tests="${stale.length}" failures="${stale.length}" errors="0" skipped="0">`,
		...stale.map((entry) => {
			const message = escaped(staleWords(entry));
			return `\t\t<testcase classname="${profile}.baseline" name="${escaped(entry.id)}"><failure message="${message}"/></testcase>`;
		}),
		'\t</testsuite>',
	].join('\n');
}

function testCase(result: CaseResult, profile: string, failOn: FailOn): string {
	const { case: one, expected, outcome, reason = '', durationMs = 0 } = result;
	const open = `\t\t<testcase classname="${profile}.${one.area}" name="${escaped(`${one.id} ${one.title}`)}" time="${(durationMs / 1000).toFixed(3)}"`;
	if (outcome === 'passed') return `${open}/>`;
	if (outcome === 'skipped') return `${open}><skipped message="${escaped(reason)}"/></testcase>`;
	const message = `${result.known ? 'known, ' : ''}${expected.level}: expected ${expectedWords(result)}, received ${receivedWords(result)}`;
	const details = [placeWords(result), changeWords(result), curlCommand(result.request)].join('\n');
	return isDeciding(result, failOn)
		? `${open}><failure type="${expected.level}" message="${escaped(message)}">${escaped(details)}</failure></testcase>`
		: `${open}><system-out>${escaped(`${message}\n${details}`)}</system-out></testcase>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no way to write most control characters and half surrogate pairs. */
function escaped(text: string): string {
	return text
		.replace(/[&<>"]/g, (character) => entities[character] ?? character)
		.replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd');
}
