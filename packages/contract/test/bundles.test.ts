import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { example, sampleWith } from './sample-message.ts';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** The text of a bundle for browsers; what is imported from elsewhere would stay an import. */
async function bundle(entry: string, options: { format?: 'esm' | 'iife' } = {}): Promise<string> {
	const { outputFiles, warnings } = await build({
		stdin: { contents: entry, resolveDir: source, loader: 'ts' },
		bundle: true,
		write: false,
		minify: true,
		platform: 'browser',
		format: options.format ?? 'esm',
		globalName: 'contract',
		target: 'es2022',
		external: ['node:*'],
		legalComments: 'none',
	});
	expect(warnings).toEqual([]);
	return outputFiles[0]?.text ?? '';
}

/** Words that stand in the messages of one profile alone. */
const words = { strict: 'epoch milliseconds as a string of 13 to 15 digits', tolerant: 'a time of RFC 3339' };

describe.each([
	['strict', 'tolerant'],
	['tolerant', 'strict'],
] as const)('a bundle of ./%s', (own, other) => {
	test(`carries nothing of ${other}`, async () => {
		const text = await bundle(`export * from './${own}.ts'`);
		expect(text).toContain(words[own]);
		expect(text).not.toContain(words[other]);
	});

	test('imports nothing', async () => {
		const text = await bundle(`export * from './${own}.ts'`);
		expect(text).not.toMatch(/\bimport\b|\brequire\b|\bprocess\b|\bBuffer\b|node:/);
	});
});

test('the whole package runs where there is nothing but the language and a text decoder', async () => {
	const context = createContext({ TextDecoder });
	runInContext(await bundle(`export * from './index.ts'; export * from './examples.ts'`, { format: 'iife' }), context);
	const run = (call: string) => runInContext(`JSON.stringify(${call})`, context);
	const text = JSON.stringify(JSON.stringify(example('guide-sample')));
	const broken = JSON.stringify(sampleWith({ '/header/timestamp': '1680692114700' }));
	expect(JSON.parse(run(`contract.parse(${text})`))).toMatchObject({ valid: true, advice: [] });
	expect(JSON.parse(run(`contract.validate(${broken})`))).toMatchObject({
		valid: false,
		errors: [{ pointer: '/header/timestamp' }],
	});
	expect(JSON.parse(run(`contract.validate(${broken}, { profile: 'tolerant' })`))).toMatchObject({ valid: true });
	expect(JSON.parse(run(`contract.parse(contract.invalidExamples[0].text)`))).toMatchObject({ valid: false });
	expect(JSON.parse(run(`contract.mask(${broken})`))).toMatchObject({ body: { '***': '2 unknown members' } });
});

test.each([
	['strict', 6_900],
	['tolerant', 7_900],
])('validate of ./%s with all advice takes at most %i bytes, gzipped', async (profile, bytes) => {
	expect(gzipSync(await bundle(`export { validate } from './${profile}.ts'`), { level: 9 }).length).toBeLessThanOrEqual(bytes);
});
