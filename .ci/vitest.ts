import type { ViteUserConfig } from 'vitest/config';

/**
 * How every package runs its tests. `--mode full` runs what takes longer (`*.full.test.ts`) and nothing else.
 * The counts go to reports/, where `.ci/test.ts` adds them up.
 */
export default function config({ mode }: { mode: string }): ViteUserConfig {
	const full = mode === 'full';
	return {
		test: {
			include: full ? ['**/*.full.test.ts'] : ['**/*.test.ts'],
			exclude: ['**/node_modules/**', '**/dist/**', ...(full ? [] : ['**/*.full.test.ts'])],
			reporters: ['default', 'json'],
			outputFile: { json: full ? 'reports/full.json' : 'reports/test.json' },
			// Two cores serve all packages at once: a limit of the runner must not decide over a test.
			testTimeout: full ? 600_000 : 60_000,
			hookTimeout: 60_000,
			// The cache of modules keeps paths that an install has changed: a file then loads a second vitest and finds no runner.
			fsModuleCache: false,
		},
	};
}
