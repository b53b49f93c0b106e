import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFault } from '../src/faults/parse-fault.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [, section = ''] = /^## Faults on demand\n([\s\S]*?)^## /m.exec(readme) ?? [];
const rows = [...section.matchAll(/^\| ([\w-]+) \| `([^`]+)` \|/gm)].map(([, kind = '', example = '']) => ({ kind, example }));

describe('the README', () => {
	test('has a row for every kind of fault', () => {
		const [, kinds = ''] = /one of (.*)\.$/.exec(reasonOf('')) ?? [];
		expect([...new Set(rows.map(({ kind }) => kind))]).toEqual(kinds.split(', '));
	});

	test.each(rows)('has an example of $kind that is one: $example', ({ kind, example }) => {
		expect(parseFault(example).fault.kind).toBe(kind);
	});

	test.each([...section.matchAll(/(?:x-mock-fault: |--fault ")([^"'\n]+)["']/g)].map(([, fault = '']) => fault))(
		'writes the fault %s rightly',
		(fault) => {
			expect(parseFault(fault).fault).toBeDefined();
		},
	);

	test('has a scenario whose faults are some', () => {
		const [, scenario = ''] = /```json\n([\s\S]*?)```/.exec(section) ?? [];
		expect(JSON.parse(scenario).faults.map(parseFault)).toHaveLength(3);
	});
});

function reasonOf(text: string): string {
	try {
		return `no reason: ${parseFault(text).fault.kind}`;
	} catch (error) {
		return (error as Error).message;
	}
}
