/**
 * Builds the package's JavaScript: one file for each entry, and one for what they have in common.
 *
 * Sixty small modules, the contract's among them, take ten times as long to load as one file does, and an IVR often starts a
 * process for a call. The declarations are made by tsc.
 */
import { build, type Plugin } from 'esbuild';

const core: Plugin = {
	name: 'core',
	setup({ onResolve }) {
		onResolve({ filter: /^\.\/core\.ts$/ }, () => ({ path: './core.js', external: true, sideEffects: false }));
		// The command is a user of the package like any other.
		onResolve({ filter: /^\.\.?\/index\.ts$/ }, () => ({ path: './index.js', external: true, sideEffects: false }));
	},
};

const { metafile } = await build({
	absWorkingDir: import.meta.dirname,
	entryPoints: ['core', 'index', 'bare', 'undici', 'opentelemetry', 'cli'].map((name) => `src/${name}.ts`),
	outdir: 'dist',
	bundle: true,
	format: 'esm',
	target: 'es2023',
	// Peers of the user's choice, and Node's own modules.
	external: ['undici', '@opentelemetry/api', 'node:*'],
	plugins: [core],
	metafile: true,
	legalComments: 'none',
	logLevel: 'warning',
});

const modules = Object.values(metafile.outputs).flatMap(({ inputs }) =>
	Object.keys(inputs).filter((path) => path.startsWith('src/')),
);
const twice = modules.filter((path, index) => modules.indexOf(path) < index);
if (twice.length > 0) throw new Error(`Two entries hold ${twice.join(', ')}: import it from ./core.ts.`);
