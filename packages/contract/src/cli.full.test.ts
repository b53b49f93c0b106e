import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { runIvrCheck } from '../test/run-ivr-check.ts';
import { validExamples } from './examples.ts';

test('a hundred thousand messages pass through little memory', async () => {
	const [{ message }] = validExamples;
	const line = `${JSON.stringify({ ...message, body: { ...message.body, notes: 'x'.repeat(1_500) } })}\n`;
	function* lines() {
		for (let number = 0; number < 1_000; number++) yield line.repeat(100);
	}
	const memory = "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";
	const { code, out, err } = await runIvrCheck(['--json'], { input: lines(), node: ['--import', memory] });
	expect(code).toBe(0);
	expect(out.trimEnd().split('\n')).toHaveLength(100_000);
	expect(JSON.parse(out.slice(out.lastIndexOf('\n', out.length - 2)))).toMatchObject({
		index: 100_000,
		line: 100_000,
		valid: true,
	});
	// In kilobytes; the messages have 250 megabytes.
	expect(Number(err)).toBeLessThan(200_000);
});

test('the command works where the packed package is installed', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'ivr-check-packed-'));
	const shell = process.platform === 'win32';
	const run = promisify(execFile);
	try {
		const contract = fileURLToPath(new URL('..', import.meta.url));
		await run('npm', ['pack', '--pack-destination', folder], { cwd: contract, shell });
		const [archive = ''] = await readdir(folder);
		await writeFile(join(folder, 'package.json'), '{"private": true}');
		await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${archive}`], { cwd: folder, shell });
		const command = join(folder, 'node_modules', '.bin', 'ivr-check');
		await writeFile(join(folder, 'message.json'), JSON.stringify(validExamples[0].message));
		const { stdout } = await run(command, ['message.json'], { cwd: folder, shell });
		expect(stdout).toContain('✓ valid  message.json\n');
	} finally {
		await rm(folder, { recursive: true });
	}
});
