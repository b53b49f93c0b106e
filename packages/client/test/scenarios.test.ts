import { join } from 'node:path';
import { replayScenarios } from '@ivr-activity/conformance';
import { expect, test } from 'vitest';

const command = `"${process.execPath}" "${join(import.meta.dirname, 'driver.ts')}"`;
const { results, problems } = await replayScenarios({ command });

test.for(results)('$id $title', ({ differences }) => {
	expect(differences).toEqual([]);
});

test('there are scenarios, and the driver keeps to its part', () => {
	expect(results.length).toBeGreaterThan(100);
	expect(problems).toEqual([]);
});
