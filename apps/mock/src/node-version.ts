import { readFileSync } from 'node:fs';

/**
 * Checks that this Node can run Prism.
 * @throws Error with one sentence that says which Node is needed and which one this is
 */
export function assertNodeVersion(version: string = process.versions.node): void {
	const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
	const required: string = manifest.engines.node.replace('>=', '');
	if (compareVersions(version, required) < 0) {
		throw new Error(`ivr-mock needs Node ${required} or later, because Prism does; this is Node ${version}.`);
	}
}

function compareVersions(left: string, right: string): number {
	return left.localeCompare(right, 'en', { numeric: true });
}
