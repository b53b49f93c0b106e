import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

test('exports this, and nothing else', async () => {
	const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');
	const names = await Promise.all(
		entries.map(async (entry) => [entry, Object.keys(await import(`@ivr-activity/mock${entry.slice(1)}`)).sort()]),
	);
	expect(Object.fromEntries(names)).toEqual({
		'.': ['FaultSyntaxError', 'NotReceivedError', 'ServicesError', 'startMock'],
		'./msw': ['NotReceivedError', 'createMockHandlers'],
	});
});

test('types come first in every entry', () => {
	for (const entry of Object.values(manifest.exports)) {
		if (typeof entry === 'object') expect(Object.keys(entry)).toEqual(['types', 'default']);
	}
});

/** What a built module and all that it imports of this project import from elsewhere. */
function importsOf(file: string, seen = new Set<string>()): string[] {
	if (seen.has(file)) return [];
	seen.add(file);
	const text = readFileSync(file, 'utf8');
	const specifiers = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, specifier = '']) => specifier);
	return specifiers.flatMap((specifier) => {
		if (specifier.startsWith('.')) return importsOf(fileURLToPath(new URL(specifier, `file://${file}`)), seen);
		if (!specifier.startsWith('@ivr-activity/')) return [specifier];
		return importsOf(fileURLToPath(import.meta.resolve(specifier)), seen);
	});
}

test('the handlers import neither Node nor Prism', () => {
	const seen = new Set<string>();
	const foreign = importsOf(fileURLToPath(new URL('../dist/msw.js', import.meta.url)), seen);
	expect(foreign).toEqual(['msw/http']);
	expect([...seen].some((file) => file.includes('middleware'))).toBe(true);
	expect(importsOf(fileURLToPath(new URL('../dist/index.js', import.meta.url)))).toContain('node:http');
});
