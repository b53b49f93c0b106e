import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeOf } from '../../test/judge.ts';
import { readContract, repositoryRoot } from '../contract-document.ts';
import { javaEnvironment } from '../java.ts';
import { listGenerators } from '../openapi-generator.ts';
import { readTree } from '../tree.ts';
import { generateClient } from './generate-client.ts';

const missing = await javaEnvironment().then(
	() => undefined,
	({ message }: Error) => message,
);
const hasPhp = spawnSync('php', ['--version']).status === 0;
const isCi = process.env.CI === 'true';
const contract = await readContract();

const suite = missing === undefined ? 'a generated client' : `a generated client: ${missing}`;
describe.skipIf(missing !== undefined && !isCi)(suite, () => {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'clients of a test-'));
		for (const generator of ['csharp', 'php', 'kotlin']) await generateClient(contract, generator, join(folder, generator));
	}, 600_000);
	afterAll(() => rm(folder, { recursive: true, force: true }));

	function model(path: string): Promise<string> {
		return readFile(join(folder, path), 'utf8');
	}

	test.for(['csharp', 'php', 'kotlin'])(
		'%s has the messages of senders alone, and names nothing of this machine',
		async (generator) => {
			const files = await readTree(join(folder, generator));
			const text = Object.entries(files).join('\n');
			for (const name of ['IvrAggregatedActivity', 'MessageHeader', 'ChannelData', 'AdditionalAttribute', 'ActivityBody']) {
				expect(Object.keys(files).filter((path) => path.includes(`/${name}.`))).toHaveLength(1);
			}
			expect(text).toContain('/message/receive');
			expect(text).not.toMatch(/Received(Ivr|Activity|Sender|Message|Channel)/);
			expect(text).not.toContain(repositoryRoot);
			expect(text).not.toContain(tmpdir());
		},
	);

	test.for([
		['csharp', 'are kept: the types have room for them'],
		['php', 'are **not kept**'],
		['kotlin', 'are **not kept**'],
	] as const)('the README of %s says what is covered and what is not', async ([generator, members]) => {
		const readme = await model(`${generator}/README.md`);
		for (const word of [`--generator ${generator}`, members, 'No retries', 'No validation', 'No recorder', 'certify', 'replay']) {
			expect(readme).toContain(word);
		}
		expect(await model(`${generator}/README-generator.md`)).not.toBe('');
	});

	test('C# sends the constants, has times of 64 bits and keeps unknown members', async () => {
		expect(await model('csharp/src/IvrActivity/Model/Sender.cs')).toContain('TypeEnum type = TypeEnum.IVR');
		const header = await model('csharp/src/IvrActivity/Model/MessageHeader.cs');
		expect(header).toContain('IntentEnum intent = IntentEnum.IVRAGGREGATEDACTIVITY');
		expect(header).toContain('public long Timestamp ');
		expect(header).toMatch(/\[JsonExtensionData\]\s+public Dictionary<string, JsonElement> AdditionalProperties /);
	});

	test('Kotlin sends the constants, has times of 64 bits and no model that is a map', async () => {
		const models = 'kotlin/src/main/kotlin/io/github/ivractivity/models';
		expect(await model(`${models}/Sender.kt`)).toContain('val type: Sender.Type = Type.IVR');
		expect(await model(`${models}/MessageHeader.kt`)).toContain('val timestamp: kotlin.Long');
		expect(Object.values(await readTree(join(folder, models))).join()).not.toContain('HashMap');
	});

	test('a program that comes with a client is not changed', async () => {
		const jar = await readFile(join(folder, 'kotlin/gradle/wrapper/gradle-wrapper.jar'));
		expect(jar.subarray(0, 2).toString()).toBe('PK');
		expect(jar.includes(Buffer.from('\ufffd'))).toBe(false);
	});

	test.skipIf(!hasPhp && !isCi)('what PHP writes is a valid message with the constants', async () => {
		await writeFile(join(folder, 'message.php'), phpMessage);
		const { stdout, stderr } = spawnSync('php', [join(folder, 'message.php')], { encoding: 'utf8' });
		expect(stderr).toBe('');
		expect(judgeOf(contract.openapi, 'strict')(stdout)).toEqual([]);
		const message = JSON.parse(stdout);
		expect(message.header).toMatchObject({
			intent: 'IVR_AGGREGATED_ACTIVITY',
			timestamp: 1680692114700,
			sender: { type: 'IVR' },
		});
		expect(message.header.sender.additionalDetail).toBeUndefined();
	});

	test('the list has the generators that the help names', async () => {
		expect(await listGenerators()).toEqual(expect.arrayContaining(['csharp', 'php', 'kotlin', 'swift6', 'rust', 'ruby']));
	});
});

const phpMessage = `<?php
spl_autoload_register(fn ($class) => require __DIR__ . '/php/lib/' . strtr(substr($class, strlen('IvrActivity\\\\')), '\\\\', '/') . '.php');
use IvrActivity\\Model\\{ActivityBody, ChannelData, IvrAggregatedActivity, MessageHeader, Sender};
echo json_encode(IvrActivity\\ObjectSerializer::sanitizeForSerialization(new IvrAggregatedActivity([
	'id' => '1',
	'header' => new MessageHeader([
		'channel_data' => new ChannelData(['channel_customer_identifier' => '5550100', 'service_identifier' => '1218']),
		'timestamp' => 1680692114700,
		'sender' => new Sender(['id' => '1', 'sender_name' => 'MY-IVR']),
	]),
	'body' => new ActivityBody(['start_direction' => 'INBOUND']),
])));
`;
