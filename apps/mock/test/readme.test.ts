import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/^## (.+)\n(?:(?!^## )[\s\S])*?```js\n([\s\S]*?)```/gm)].map(
	([, heading = '', code = '']) => ({
		heading,
		code,
	}),
);
// Inside the package, so that its own name resolves as it does for a user.
const folder = new URL('../reports/readme/', import.meta.url);

test('the README has an example of each form', () => {
	expect(examples.map(({ heading }) => heading)).toEqual(['In tests', 'Without a server']);
});

test.each(examples)('the example "$heading" runs, and leaves nothing open', async ({ heading, code }) => {
	mkdirSync(folder, { recursive: true });
	const file = new URL(`${heading.toLowerCase().replaceAll(' ', '-')}.mjs`, folder);
	writeFileSync(file, code);
	const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(file)]);
	const [, expected] = /console\.log\(.*\); \/\/ (.*)/.exec(code) ?? [];
	if (expected === undefined) expect(stdout).toMatch(/pass 1\n[\s\S]*fail 0\n/);
	else expect(stdout.trim()).toBe(expected);
});
