import { certifySender } from '@ivr-activity/conformance';
import { expect } from 'vitest';

/** Lets the judge of senders look at a command, and expects that all it asks of a MUST or a SHOULD holds. */
export async function expectCertified(command: string): Promise<void> {
	const { verdict, reason, results } = await certifySender({ command, failOn: 'should', concurrency: 4 });
	const failures = results
		.filter(({ outcome, level }) => outcome !== 'passed' && level !== 'INFO')
		.map(({ check, pointer, outcome, expected, received }) => [check.id, pointer, outcome, expected, received]);
	expect(failures).toEqual([]);
	expect({ verdict, reason }).toEqual({ verdict: 'pass', reason: undefined });
}
