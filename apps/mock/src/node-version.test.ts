import { expect, test } from 'vitest';
import { assertNodeVersion } from './node-version.ts';

test.each(['18.20.4', '22.12.0', '24.9.0', '24.17.9'])('Node %s is refused with a sentence', (version) => {
	expect(() => assertNodeVersion(version)).toThrow(
		`ivr-mock needs Node 24.18 or later, because Prism does; this is Node ${version}.`,
	);
});

test.each(['24.18.0', '24.100.0', '26.0.0', '100.1.0'])('Node %s is taken', (version) => {
	expect(() => assertNodeVersion(version)).not.toThrow();
});
