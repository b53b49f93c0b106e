import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { artefacts } from '@ivr-activity/codegen/src/artefacts.ts';
import { beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const runTour = (...parameters: string[]) =>
	run(process.execPath, [`${import.meta.dirname}/../test/run-tour.ts`, ...parameters], {
		env: { ...process.env, NO_COLOR: '1' },
	});

let stdout: string;
let stderr: string;

// A tour that fails rejects: exit code 0 is part of every test below.
beforeAll(async () => {
	({ stdout, stderr } = await runTour('--once'));
});

test('it says nothing on standard error', () => {
	expect(stderr).toBe('');
});

test('the repaired sample is accepted', () => {
	expect(part('1  ')).toContain('202 Accepted');
});

test('the printed sample is refused, with what to change line by line', () => {
	expect(part('2  ')).toContain('400 Bad Request  application/problem+json');
	expect(part('2  ')).toContain('urn:ivr-activity:problem:not-json');
	expect(part('2  ')).toMatch(/\n {2}take out the comment: 2:26, /);
});

test('three faults are refused by the client and by the mock', () => {
	const [client, mock] = part('3  ').split('The same past the client:');
	for (const pointer of ['/header/sender', '/header/timestamp', '/body/endDirection']) {
		expect(client).toMatch(new RegExp(`InvalidMessageError: [^]*\\n +${pointer} `));
		expect(mock).toContain(`"pointer": "${pointer}"`);
	}
});

test('the conformance suite passes the mock', () => {
	expect(part('4  ')).toMatch(/\n {2}MUST +[1-9]\d* passed\n/);
	expect(part('4  ')).not.toContain('failed');
});

test('every artefact is in the table', () => {
	for (const { name, folder } of artefacts.values())
		expect(part('What was ')).toMatch(new RegExp(`${name} +[1-9]\\d* files? +${folder}/`));
});

test('without a terminal it ends after the verdict, with or without --once', async () => {
	expect(stdout).toMatch(/\nPASS {2}The mock .*\n$/);
	expect((await runTour()).stdout).toMatch(/\nPASS {2}The mock .*\n$/);
});

test('without a terminal there are no control characters', () => {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought
	expect(stdout).not.toMatch(/[\u001b\r]/);
});

test('where the port is taken the mock takes another one and says so', async () => {
	const holder = createServer().listen(4010, '127.0.0.1');
	// Whoever holds the port, it is taken.
	await Promise.race([once(holder, 'listening'), once(holder, 'error')]);
	const { stdout } = await runTour('--once');
	holder.close();
	expect(stdout).toMatch(/http:\/\/127\.0\.0\.1:\d+\/ccm, because its usual port is taken/);
	expect(stdout).not.toContain('127.0.0.1:4010');
});

/** A part of the output, from its heading to the next one. */
function part(heading: string): string {
	return stdout.split('\n\n').reduce((found, block) => {
		if (block.startsWith(heading)) return block;
		return found !== '' && block.startsWith('  ') ? `${found}\n${block}` : found;
	}, '');
}
