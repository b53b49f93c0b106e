import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { certifySender } from '@ivr-activity/conformance';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** Lets the judge of senders look at a command, and expects that all it asks of a MUST or a SHOULD holds. */
async function expectCertified(command: string): Promise<void> {
	const { verdict, reason, results } = await certifySender({ command, failOn: 'should', concurrency: 4 });
	const failed = results.filter(({ outcome, level }) => outcome !== 'passed' && level !== 'INFO');
	expect(failed.map(({ check, received }) => `${check.id} ${check.title}: ${received}`)).toEqual([]);
	expect(verdict, reason).toBe('pass');
}

describe('the judge of senders certifies', { timeout: 120_000 }, () => {
	test('the program of the README', async () => {
		const readme = await readFile(join(folder, 'README.md'), 'utf8');
		const [, program = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];
		const entry = new URL('../dist/index.js', import.meta.url).href;
		const file = join(await temporaryFolder(), 'send.mjs');
		await writeFile(file, program.replace("'@ivr-activity/client'", JSON.stringify(entry)));
		await expectCertified(`"${process.execPath}" "${file}"`);
	});

	test('ivr-send', async () => {
		const call = '--call-id 1234 --customer 5550100 --service 1218 --sender-id f1370ff7 --sender-name MY-IVR';
		const menus = '--visit Main=Billing@1680692114700 --variable callVariable1=42225 --end TRANSFER';
		await expectCertified(`"${process.execPath}" "${join(folder, 'bin/ivr-send.js')}" ${call} ${menus}`);
	});
});
