#!/usr/bin/env node
import { assertNodeVersion } from '../dist/node-version.js';

try {
	assertNodeVersion();
	await import('../dist/cli.js');
} catch (error) {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 3;
}
