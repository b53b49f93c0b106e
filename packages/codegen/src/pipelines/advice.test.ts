import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { importGenerated } from '../../test/import-generated.ts';
import { readContract } from '../contract-document.ts';
import { membersOf } from '../members.ts';
import { advice } from './advice.ts';

interface Advice {
	columns: { pointer: string; column: string }[];
	times: Record<string, { minimum: number; maximum: number }>;
	platformOwned: string[];
	closedObjects: Record<string, string[]>;
	attributeTypes: Record<string, { expects: string; maxLength?: number; pattern?: string }>;
}

const constants = await importGenerated<Advice>(advice, 'advice.ts');
const findings = await importGenerated<Record<string, { code: string; happens: string; do: string }>>(advice, 'findings.ts');
const members = new Map(membersOf((await readContract()).openapi, 'strict').map((member) => [member.pointer, member]));

test('the columns of the report are numbered without a gap, each once', () => {
	const orders = [...members.values()].flatMap(({ schema }) => (schema['x-report'] ?? []).map(({ order }) => order));
	expect(orders.toSorted((a, b) => a - b)).toEqual(constants.columns.map((_, index) => index + 1));
	expect(new Set(constants.columns.map(({ column }) => column)).size).toBe(constants.columns.length);
});

test('every finding says in a sentence each what will happen and what to do', () => {
	for (const { code, happens, do: todo } of Object.values(findings)) {
		expect(happens, code).toMatch(/[.?]$/);
		expect(todo, code).toMatch(/[.?]$/);
	}
});

test('the times of the message are known, but not that of an activity, which is a string', () => {
	expect(Object.keys(constants.times)).toEqual(['/header/timestamp', '/body/startTime', '/body/endTime']);
});

test('the members of the platform’s own are optional members of the header', () => {
	expect(constants.platformOwned.length).toBeGreaterThan(0);
	expect(constants.platformOwned.filter((pointer) => !/^\/header\/\w+$/.test(pointer) || !members.has(pointer))).toEqual([]);
});

test('body keeps unknown members, so it is not among the objects that lose them', () => {
	expect(Object.keys(constants.closedObjects)).toContain('/header');
	expect(Object.keys(constants.closedObjects)).not.toContain('/body');
	expect(Object.keys(constants.closedObjects)).not.toContain('/body/activities/*');
});

test('every declared type is described, with its length filled in', () => {
	const types = members.get('/header/channelData/additionalAttributes/*/type')?.target.enum;
	expect(Object.keys(constants.attributeTypes).sort()).toEqual([...(types ?? [])].sort());
	expect(JSON.stringify(constants.attributeTypes)).not.toMatch(/\{maxLength\}|undefined/);
});

test('no pattern of a declared type is slow on a hostile value', () => {
	const patterns = Object.values(constants.attributeTypes).flatMap(({ pattern }) => pattern ?? []);
	const program = `for (const pattern of ${JSON.stringify(patterns)}) {
		for (const text of ['1', '.', ':', 'a', '1.', '1:', '@', ' ']) new RegExp(pattern, 'u').test(text.repeat(1_000_000) + '!');
	}`;
	// A pattern that goes back over what it has read would take hours for a megabyte.
	expect(spawnSync(process.execPath, ['--eval', program], { timeout: 50_000 }).status).toBe(0);
});

test('a rule of a declared type that advice does not know is refused, and not left out', async () => {
	const document = await readContract();
	const types = document.openapi.components.schemas.AdditionalAttribute?.properties?.value?.['x-platform']?.types;
	Object.assign(types?.Number?.schema ?? {}, { multipleOf: 2 });
	expect(() => advice(document)).toThrow('The declared type Number has the rule multipleOf, which advice does not know.');
});
