import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readContract, repositoryRoot, theOperation } from '../src/contract-document.ts';
import { judgeOf, profileNames } from './judge.ts';

const folder = join(repositoryRoot, 'openapi');
const { openapi, invalidExamples } = await readContract();
const listed = Object.values(Object.values(theOperation(openapi).operation.requestBody.content)[0]?.examples ?? {});
const judges = { strict: judgeOf(openapi, 'strict'), tolerant: judgeOf(openapi, 'tolerant') };

async function filesIn(path: string): Promise<string[]> {
	return (await readdir(join(folder, path))).sort();
}

async function textsIn(path: string): Promise<[file: string, text: string][]> {
	const files = await filesIn(path);
	return Promise.all(files.map(async (file) => [file, await readFile(join(folder, path, file), 'utf8')] as [string, string]));
}

test('every valid example is listed in the operation, and nothing else is', async () => {
	const yaml = parse(await readFile(join(folder, 'receive.openapi.yaml'), 'utf8'));
	const [content] = Object.values<{ examples: Record<string, { externalValue: string }> }>(
		theOperation(yaml).operation.requestBody.content as never,
	);
	const names = Object.entries(content?.examples ?? {}).map(([name, { externalValue }]) => ({ name, externalValue }));
	const files = (await filesIn('examples/valid')).map((file) => ({
		name: file.replace('.json', ''),
		externalValue: `examples/valid/${file}`,
	}));
	expect(names.sort((a, b) => a.name.localeCompare(b.name))).toEqual(files.sort((a, b) => a.name.localeCompare(b.name)));
});

test('every invalid example has its fault named, and nothing else has', async () => {
	const files = (await filesIn('examples/invalid')).filter((file) => file !== 'faults.yaml');
	expect(invalidExamples.map(({ file }) => file)).toEqual(files);
});

test('every example has a summary of its own', () => {
	const summaries = [...listed, ...invalidExamples].map(({ summary }) => summary);
	expect(new Set(summaries).size).toBe(summaries.length);
	expect(summaries.filter((summary) => !summary)).toEqual([]);
});

describe('a valid example', async () => {
	test.each(await textsIn('examples/valid'))('%s is valid in both profiles', (_file, text) => {
		expect(judges.strict(text)).toEqual([]);
		expect(judges.tolerant(text)).toEqual([]);
	});

	test('has an id of its own', () => {
		const ids = listed.map(({ value }) => (value as { id: string }).id);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('an invalid example', () => {
	test.each(invalidExamples)(
		'$file has the one fault that is named, in the profiles that are named',
		({ text, pointer, code, profiles }) => {
			for (const profile of profileNames) {
				expect(judges[profile](text), profile).toEqual(profiles.includes(profile) ? [{ pointer, code }] : []);
			}
		},
	);

	test('is refused by the strict profile at least', () => {
		expect(invalidExamples.filter(({ profiles }) => !profiles.includes('strict'))).toEqual([]);
	});
});

test('every constraint that the classic mistakes break is shown by an example', () => {
	const codes = new Set(invalidExamples.map(({ code }) => code));
	expect([...codes].sort()).toEqual(['enum', 'json', 'maximum', 'minimum', 'pattern', 'required', 'type']);
});

test('no example holds a number that could belong to someone', async () => {
	const texts = [...(await textsIn('examples/valid')), ...(await textsIn('examples/invalid'))];
	const callers = texts.flatMap(([, text]) =>
		[...text.matchAll(/channelCustomerIdentifier["']: *["']?(\d+)/g)].map(([, number]) => number),
	);
	expect(callers.length).toBeGreaterThan(texts.length / 2);
	expect(callers.filter((number) => !number?.startsWith('555'))).toEqual([]);
});
