import type { SenderReport } from '../../src/index.ts';

const noRetry = [
	'BHV-006 INFO',
	'BHV-007 INFO',
	'BHV-008 SHOULD',
	'BHV-011 SHOULD',
	'BHV-013 INFO',
	'BHV-014 INFO',
	'BHV-015 INFO',
	'BHV-016 INFO',
];

/** What each fault of behaviour is found as, and nothing else besides it. */
export const behaviours: [fault: string, findings: string[], verdict: SenderReport['verdict']][] = [
	['no-retry', noRetry, 'pass'],
	['no-retry-500', ['BHV-006 INFO'], 'pass'],
	['new-id', ['BHV-018 SHOULD'], 'pass'],
	['changed-bytes', ['BHV-019 SHOULD'], 'pass'],
	['repeats-400', ['BHV-003 MUST'], 'fail'],
	['repeats-401', ['BHV-004 INFO'], 'pass'],
	['repeats-202', ['BHV-002 MUST'], 'fail'],
	['ignores-retry-after', ['BHV-009 SHOULD', 'BHV-010 SHOULD', 'BHV-012 SHOULD'], 'pass'],
	['follows-redirects', ['BHV-005 SHOULD'], 'pass'],
	['hammers', ['BHV-009 SHOULD', 'BHV-010 SHOULD', 'BHV-012 SHOULD', 'BHV-017 INFO'], 'pass'],
	['same-id', ['BHV-020 SHOULD'], 'pass'],
];
