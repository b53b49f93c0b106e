import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FaultSyntaxError } from './parse-fault.ts';
import { readScenario } from './read-scenario.ts';

describe('a scenario', () => {
	let file: string;
	beforeAll(() => {
		file = join(mkdtempSync(join(tmpdir(), 'ivr-mock-scenario-')), 'scenario.json');
	});
	afterAll(() => rmSync(join(file, '..'), { recursive: true }));

	test.each([
		['{"faults": []}', { faults: [] }],
		['\uFEFF{"seed": 7, "faults": ["half", "status=503; times=2"]}', { seed: 7, faults: ['half', 'status=503; times=2'] }],
	])('is read: %s', (text, scenario) => {
		writeFileSync(file, text);
		expect(readScenario(file)).toEqual(scenario);
	});

	test.each([
		['', 'is not JSON'],
		['[]', 'write a scenario as'],
		['null', 'write a scenario as'],
		['{}', 'faults must be a list of texts'],
		['{"faults": "half"}', 'faults must be a list of texts'],
		['{"faults": [7]}', 'faults must be a list of texts'],
		['{"faults": ["half", "status=200"]}', 'faults[1]: status must be'],
		['{"faults": [], "seed": 1.5}', 'seed must be an integer'],
		['{"faults": [], "sed": 1}', 'a scenario has faults and seed, not sed'],
	])('is refused with what to do: %s', (text, reason) => {
		writeFileSync(file, text);
		expect(() => readScenario(file)).toThrow(FaultSyntaxError);
		expect(() => readScenario(file)).toThrow(reason);
	});
});
