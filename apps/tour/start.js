// Plain JavaScript: an older Node cannot read TypeScript, and this file is what tells its user so.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const needed = engines.node.replace('>=', '');

if (process.versions.node.localeCompare(needed, 'en', { numeric: true }) < 0) {
	process.stderr.write(
		`The tour needs Node ${needed} or later, and this is Node ${process.versions.node}.\n` +
			'`npx -y pnpm@12 run start` brings its own Node: this one was taken because the install before it did not finish.\n' +
			'Run `npx -y pnpm@12 install`, see what its error says, then start again.\n',
	);
	process.exitCode = 1;
} else {
	await import('./src/start.ts');
}
