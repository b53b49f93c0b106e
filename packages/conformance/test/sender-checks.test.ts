import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { areas, senderChecks } from '../src/index.ts';

const checks = senderChecks('strict');

test('every check has an id of its own, in an area that no case has', () => {
	const ids = checks.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	for (const { id, area } of checks) {
		expect(id).toMatch(new RegExp(`^${area}-[0-9]{3}$`));
		expect(areas).not.toHaveProperty(area);
	}
	expect(senderChecks('tolerant').map(({ id }) => id)).toEqual(ids);
});

test('the README lists every check with its source and level', async () => {
	const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
	const listed = readme.split('\n').filter((line) => /^\| (REQ|MES|BHV)-/.test(line));
	expect(listed).toEqual(checks.map(({ id, title, source, level }) => `| ${id} | ${title} | ${source} | ${level} |`));
});
