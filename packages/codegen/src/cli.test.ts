import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { artefacts } from './artefacts.ts';

function codegen(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
		encoding: 'utf8',
	});
	return { status, stdout, stderr };
}

test('--help lists every artefact and ends with 0', () => {
	const { status, stdout } = codegen('--help');
	expect(status).toBe(0);
	for (const name of artefacts.keys()) expect(stdout).toContain(name);
});

test('without an artefact it shows the help as an error', () => {
	expect(codegen()).toMatchObject({ status: 2, stdout: '' });
});

test('an artefact that does not exist is named', () => {
	const { status, stderr } = codegen('typos');
	expect(status).toBe(2);
	expect(stderr).toContain('there is no artefact «typos»');
});

test('an option that does not exist is wrong usage', () => {
	const { status, stderr } = codegen('--nope');
	expect(status).toBe(2);
	expect(stderr).toContain('--nope');
	expect(stderr).not.toContain('    at ');
});
