import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder } from './toolchain.ts';

test('pom.xml and README name the version of the package', async () => {
	const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	for (const file of ['pom.xml', 'README.md']) {
		const text = await readFile(join(folder, file), 'utf8');
		const named = /<artifactId>ivr-activity-client<\/artifactId>\s*<version>(.*?)<\/version>/.exec(text)?.[1];
		expect([file, named]).toEqual([file, version]);
	}
});
