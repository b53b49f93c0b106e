import { expect, test } from 'vitest';
import { readContract } from './contract-document.ts';
import { expectations } from './expectations.ts';

const { openapi } = await readContract();
const due = expectations(openapi, 'strict');

test('a short example is told with what is due', () => {
	expect(due['/body/callId']).toBe('the call id as a string that is not blank, such as "1234"');
	expect(due['/header/timestamp']).toMatch(/, such as [0-9]{13}$/);
});

test('a long example is not, nor one of a member with a fixed set of values or of the platform', () => {
	expect(due['/id']).toBe('the id of the message as a string that is not blank');
	expect(due['/header/intent']).not.toContain('such as');
	expect(due['/header/roomId']).not.toContain('such as');
});
