import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import document from '../generated/schema/schema.json' with { type: 'json' };
import * as findings from '../src/generated/advice/findings.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The codes in the first column of the table below a heading. */
function codesBelow(heading: string): string[] {
	const [, section = ''] = readme.split(`\n## ${heading}\n`);
	const [text = ''] = section.split('\n## ');
	const cells = [...text.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell = '']) => cell);
	return cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => code));
}

/** The keywords by which a schema can refuse a value. */
function keywordsOf(schema: object): string[] {
	const annotations = ['$ref', 'description', 'examples', 'format', 'properties', 'items', 'additionalProperties'];
	const { properties = {}, items } = schema as { properties?: Record<string, object>; items?: object };
	const inner = [...Object.values(properties), ...(items === undefined ? [] : [items])];
	return [...Object.keys(schema).filter((keyword) => !annotations.includes(keyword)), ...inner.flatMap(keywordsOf)];
}

test('the README lists the codes of errors', () => {
	const keywords = Object.entries(document.$defs).flatMap(([, schema]) => keywordsOf(schema));
	expect(codesBelow('Errors').sort()).toEqual([...new Set([...keywords, 'json'])].sort());
});

test('the README lists the codes of advice', () => {
	const codes = Object.values(findings).map(({ code }) => code);
	expect(codesBelow('Advice').sort()).toEqual(codes.sort());
});
