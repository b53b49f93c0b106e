import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { publishedPackages } from '../../../.ci/published-packages.ts';

const root = join(import.meta.dirname, '../../..');

test('the packages export these names and no others', async () => {
	const sections = await Promise.all((await publishedPackages(root)).map(({ folder }) => exportedNames(join(root, folder))));
	await expect(`${sections.flat().join('\n')}\n`).toMatchFileSnapshot('exported-names.txt');
});

/** One line per name, below one per subpath. Types are marked, because no run-time value tells of them. */
async function exportedNames(folder: string): Promise<string[]> {
	const { name, exports, bin = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	const lines: string[] = Object.keys(bin).map((command) => `${name}: the command ${command}`);
	for (const [subpath, target] of Object.entries<string | { types: string; default: string }>(exports)) {
		lines.push(join(name, subpath).replaceAll('\\', '/'));
		if (typeof target === 'string') continue;
		const values = Object.keys(await import(pathToFileURL(join(folder, target.default)).href));
		const declared = declaredNames(await readFile(join(folder, target.types), 'utf8'));
		const types = declared.filter((declaration) => !values.includes(declaration)).map((type) => `type ${type}`);
		expect(declared, `${name} declares what it exports`).toEqual(expect.arrayContaining(values));
		lines.push(...[...values.sort(), ...types.sort()].map((line) => `  ${line}`));
	}
	return lines;
}

/** The names that a declaration file of an entry point exports. */
function declaredNames(declarations: string): string[] {
	if (/^export \*/m.test(declarations)) throw new Error('An entry point must name what it exports.');
	const lists = [...declarations.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','));
	const direct = [
		...declarations.matchAll(/^export (?:declare )?(?:abstract )?(?:async )?(?:const|function|class|interface|type) (\w+)/gm),
	];
	const listed = lists.map((item) => /(\w+)\s*$/.exec(item)?.[1] ?? '').filter((name) => name !== '');
	return [...new Set([...listed, ...direct.map(([, name = '']) => name)])];
}
