import { expect, test } from 'vitest';
import { behaviours } from './senders/behaviours.ts';
import { certify, failuresOf } from './senders/certifying.ts';

test.for(behaviours)('in all scenarios the fault %s is found as %j and as nothing else', async ([fault, findings, verdict]) => {
	const report = await certify(fault);
	expect(failuresOf(report)).toEqual(findings);
	expect(report.verdict).toBe(verdict);
});
