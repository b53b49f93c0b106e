import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attributeTypes, enumerated, limits, mediaType, method, path, times } from '@ivr-activity/contract/operation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectCertified } from './certified.ts';
import { folder, java, javac, missingJdk, run } from './toolchain.ts';

const file = join(folder, 'java8/IvrActivity.java');
const missing = await missingJdk();

if (missing !== undefined) {
	test.skipIf(process.env.CI !== 'true')(`the file for Java 8 is compiled: ${missing}`, () => expect.fail(missing));
}

describe.skipIf(missing !== undefined)('the file for Java 8', () => {
	let classes = '';
	beforeAll(async () => {
		classes = await mkdtemp(join(tmpdir(), 'ivr-activity-java8-'));
		await run(`${javac} --release 8 -Xlint:all,-options -Werror -encoding US-ASCII -d "${classes}" "${file}"`);
	});
	afterAll(() => rm(classes, { recursive: true, force: true }));

	test('the judge of senders certifies it', async () => {
		const call = '1234 5550100 1218 f1370ff7-43fa-496e-9966-e64061d35f5c MY-IVR TRANSFER Main=Billing Billing=Balance';
		await expectCertified(`${java} -cp "${classes}" IvrActivity ${call}`);
	});

	test('says how it is used', async () => {
		const failure = await run(`${java} -cp "${classes}" IvrActivity`).catch((error) => error);
		expect(failure).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: IVR_TARGET_URL=') });
	});
});

test('what the file for Java 8 knows of the contract is what the contract says', async () => {
	const source = (await readFile(file, 'utf8')).replaceAll('_', '');
	const { minimum, maximum } = times['/header/timestamp'];
	expect(source).toContain(`EARLIESTMS = ${minimum}L`);
	expect(source).toContain(`LATESTMS = ${maximum}L`);
	expect(source).toContain(`PATH = "${path}"`);
	expect(source).toContain(`setRequestMethod("${method}")`);
	expect(source).toContain(`"Content-Type", "${mediaType}"`);
	expect(source).toContain(`int timeoutMs = ${limits.ingressConnectTimeoutMs + limits.ingressReadTimeoutMs};`);
	expect(listIn(source, 'VARIABLETYPES')).toEqual(Object.keys(attributeTypes));
	expect(listIn(source, 'STARTDIRECTIONS')).toEqual(enumerated['/body/startDirection']);
	expect(listIn(source, 'ENDDIRECTIONS')).toEqual(plain(enumerated['/body/endDirection']));
});

function plain(values: readonly string[]): string[] {
	return values.map((value) => value.replaceAll('_', ''));
}

/** The texts in the list that a constant is set to. */
function listIn(source: string, constant: string): string[] {
	const list = new RegExp(`${constant} =\\s*Arrays\\.asList\\((.*?)\\)`, 's').exec(source)?.[1] ?? '';
	return [...list.matchAll(/"(\w+)"/g)].map(([, text = '']) => text);
}
