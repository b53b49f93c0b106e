import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, go, testWithGo } from './go.ts';

testWithGo('gofmt and go vet find nothing in what is written by hand', async () => {
	await go(['vet', './...'], folder);
	const unformatted = (await go(['run', 'cmd/gofmt', '-l', '.'], folder)).split('\n').filter(Boolean);
	// What is generated is not formatted: without it, nothing would have been looked at.
	expect(unformatted).not.toEqual([]);
	expect(unformatted.filter((file) => !file.startsWith('generated'))).toEqual([]);
});

test('the program of the README is the example that is built and certified', async () => {
	const [readme, program] = await Promise.all(['README.md', 'examples/hangup/main.go'].map(readText));
	expect(readme).toContain(`\`\`\`go\n${program?.slice(program.indexOf('package main'))}\`\`\``);
});

function readText(file: string): Promise<string> {
	return readFile(join(folder, file), 'utf8');
}
