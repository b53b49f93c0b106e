/**
 * What a process waits for the built client to load, above one that loads nothing. The fastest of each decide, because other work
 * on the machine makes no process faster; the median of the differences of pairs stands beside them.
 * Exit codes: 0 within the budget, 1 not.
 */
import { spawnSync } from 'node:child_process';

const budgetMs = 8;
const turns = 61;

const client = `import ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)}`;

const pairs = Array.from({ length: turns }, (_, turn) => {
	// Which one comes first changes, so that neither finds the warmer disk.
	if (turn % 2 === 0) {
		const loaded = millisecondsOf(client);
		return { loaded, empty: millisecondsOf('') };
	}
	const empty = millisecondsOf('');
	return { loaded: millisecondsOf(client), empty };
});
const difference = Math.min(...pairs.map(({ loaded }) => loaded)) - Math.min(...pairs.map(({ empty }) => empty));
const median = pairs.map(({ loaded, empty }) => loaded - empty).toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0;
process.stdout.write(
	`cold import of the client ${difference.toFixed(1)} ms above an empty process (median ${median.toFixed(1)}), budget ${budgetMs} ms\n`,
);
process.exitCode = difference > budgetMs ? 1 : 0;

function millisecondsOf(code: string): number {
	const start = performance.now();
	const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	if (status !== 0) throw new Error('The process failed. Build the package first.');
	return performance.now() - start;
}
