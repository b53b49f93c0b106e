import { expect, test } from 'vitest';
import { behaviours } from './senders/behaviours.ts';
import { certify, failuresOf } from './senders/certifying.ts';

test('a well-made sender passes every check', async () => {
	const report = await certify('none');
	expect(failuresOf(report)).toEqual([]);
	expect(report.results.filter(({ outcome }) => outcome === 'skipped')).toEqual([]);
	expect(report.scenarios.map(({ end }) => end)).toHaveLength(14);
	expect(report.verdict).toBe('pass');
});

test('random waits that happen to be short in the outage are no fault', async () => {
	expect(failuresOf(await certify('unlucky-in-the-outage', { only: ['BHV'] }))).toEqual([]);
});

test.concurrent.for(behaviours)('the fault %s is found as %j', async ([fault, findings]) => {
	const only = findings.map((finding) => finding.slice(0, 7));
	const report = await certify(fault, { only });
	expect(failuresOf(report)).toEqual(findings);
});

const requests: [fault: string, findings: string[]][] = [
	['put', ['REQ-001 MUST']],
	['other-path', ['REQ-002 MUST']],
	['trailing-slash', ['REQ-002 MUST']],
	['query', ['REQ-003 INFO']],
	['text-plain', ['REQ-004 SHOULD']],
	['no-content-type', ['REQ-004 SHOULD']],
	['charset', ['REQ-005 INFO']],
	['gzip', ['REQ-006 INFO']],
	['latin-1', ['REQ-007 SHOULD']],
	['utf-16', ['REQ-007 SHOULD']],
	['bom', []],
	['offers-http2', []],
	['length-too-large', ['REQ-008 SHOULD']],
	['length-too-small', ['REQ-008 SHOULD']],
	['twice-content-type', ['REQ-009 SHOULD']],
	['two-lengths', ['REQ-010 SHOULD', 'BHV-001 MUST']],
	['no-http', ['REQ-010 SHOULD', 'BHV-001 MUST']],
	['no-host', ['REQ-011 SHOULD']],
	['http-1.0', ['REQ-012 INFO']],
	['expect', ['REQ-014 INFO']],
	['chunked', ['REQ-015 INFO']],
	['printed-sample', ['MES-001 MUST']],
	['not-json', ['MES-001 MUST']],
	['missing-member', ['MES-002 MUST /header/intent']],
	['wrong-type', ['MES-003 SHOULD /body/callId']],
	['wrong-constant', ['MES-004 MUST /body/type']],
	['blank', ['MES-005 INFO /body/callId']],
	['seconds', ['MES-006 INFO /header/timestamp', 'MES-006 INFO /body/startTime', 'MES-006 INFO /body/endTime']],
	['reused-id', ['MES-007 INFO /id']],
];

test.concurrent.for(requests)('the request with the fault %s is found as %j', async ([fault, findings]) => {
	const report = await certify(fault, { only: ['REQ', 'MES', 'BHV-001'] });
	expect(failuresOf(report).sort()).toEqual([...findings].sort());
});
