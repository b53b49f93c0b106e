import { build, type Plugin } from 'esbuild';
import { repositoryRoot } from './contract-document.ts';

/**
 * Bundles in-memory modules into one plain ES module without imports: ajv's standalone output still asks for
 * ajv's run-time helpers.
 * @param modules - source text by the name that the entry imports it with
 * @param entry - source text of the module whose exports the bundle has
 */
export async function bundleModules(modules: Record<string, string>, entry: string): Promise<string> {
	const result = await build({
		stdin: { contents: entry, resolveDir: import.meta.dirname, sourcefile: 'entry' },
		absWorkingDir: repositoryRoot,
		bundle: true,
		write: false,
		format: 'esm',
		target: 'es2022',
		charset: 'utf8',
		legalComments: 'none',
		logLevel: 'silent',
		plugins: [inMemory(modules)],
	});
	const [output] = result.outputFiles;
	if (output === undefined) throw new Error('esbuild gave no output.');
	return withoutPathComments(output.text);
}

function inMemory(modules: Record<string, string>): Plugin {
	return {
		name: 'in-memory',
		setup({ onResolve, onLoad }) {
			onResolve({ filter: /^\w+$/ }, ({ path }) => (Object.hasOwn(modules, path) ? { path, namespace: 'in-memory' } : undefined));
			onLoad({ filter: /.*/, namespace: 'in-memory' }, ({ path }) => ({
				contents: modules[path] ?? '',
				resolveDir: import.meta.dirname,
			}));
		},
	};
}

/** esbuild heads each module with its path, which depends on where dependencies are installed. */
function withoutPathComments(javascript: string): string {
	return javascript.replace(/^\s*\/\/ \S+$\n/gm, '');
}
