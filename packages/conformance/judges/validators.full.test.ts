import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invalidExamples, validExamples } from '@ivr-activity/contract/examples';
import fc from 'fast-check';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { bytesOf } from '../src/body.ts';
import { cases } from '../src/index.ts';
import { agreedVerdicts, jsonText } from './validators/compare.ts';
import { contract } from './validators/contract.ts';
import { hyperjump } from './validators/hyperjump.ts';
import { changedTexts, messageText } from './validators/messages.ts';
import { buildGo, missingForGo, santhoshTekuri } from './validators/santhosh-tekuri.ts';
import { type Implementation, schemaFile } from './validators/verdict.ts';

const seed = 5_550_100;
const messages = 10_000;
const profiles = ['strict', 'tolerant'] as const;

const missing = await missingForGo();
const folder = await mkdtemp(join(tmpdir(), 'validators-'));
afterAll(() => rm(folder, { recursive: true }));

if (missing === undefined) await buildGo();
else test.skipIf(process.env.CI !== 'true')(`santhosh-tekuri judges too: ${missing}`, () => expect.fail(missing));

/** The contract's validators, and the others with the schema of a file. They end with the test. */
async function startAll(file = schemaFile): Promise<Implementation[]> {
	const others = [await hyperjump(file), ...(missing === undefined ? [santhoshTekuri(file)] : [])];
	onTestFinished(async () => {
		for (const one of others) await one.close();
	});
	return [contract, ...others];
}

test('all implementations agree on every case whose body is JSON text', async () => {
	const implementations = await startAll();
	const bodies = cases.flatMap(({ request: { body, first } }) => [body, first]).filter((body) => body !== undefined);
	const texts = bodies.map((body) => jsonText(bytesOf(body))).filter((text) => text !== undefined);
	expect(texts.length).toBeGreaterThan(750);
	for (const text of texts) await agreedVerdicts(implementations, text);
});

test('all implementations agree on every example', async () => {
	const implementations = await startAll();
	for (const { message } of validExamples) {
		expect(await agreedVerdicts(implementations, JSON.stringify(message))).toEqual({ strict: null, tolerant: null });
	}
	const texts = invalidExamples.map(({ text }) => text).filter((text) => jsonText(Buffer.from(text)) !== undefined);
	expect(texts.length).toBeGreaterThan(25);
	for (const text of texts) expect((await agreedVerdicts(implementations, text)).strict).not.toBeNull();
});

test('all implementations agree on a message with any one member changed to anything suspect', async () => {
	const implementations = await startAll();
	const { message } = validExamples.find(({ name }) => name === 'every-member') ?? {};
	const texts = changedTexts(message);
	expect(texts.length).toBeGreaterThan(1500);
	const refused = { strict: 0, tolerant: 0 };
	for (const text of texts) {
		const verdicts = await agreedVerdicts(implementations, text);
		for (const profile of profiles) if (verdicts[profile] !== null) refused[profile] += 1;
	}
	for (const profile of profiles) expect(refused[profile] / texts.length, profile).toBeGreaterThan(0.3);
});

test(`all implementations agree on ${messages} generated messages (seed ${seed})`, async () => {
	const implementations = await startAll();
	const valid = { strict: 0, tolerant: 0 };
	const property = fc.asyncProperty(messageText, async (text) => {
		const verdicts = await agreedVerdicts(implementations, text);
		for (const profile of profiles) if (verdicts[profile] === null) valid[profile] += 1;
	});
	await fc.assert(property, { seed, numRuns: messages });
	// Messages that are all refused, or all accepted, prove little.
	for (const profile of profiles) {
		expect(valid[profile] / messages, profile).toBeGreaterThan(0.4);
		expect(valid[profile] / messages, profile).toBeLessThan(0.8);
	}
});

/** One keyword of the schema, what it is changed to, and the disagreement that must come of it. */
const changes: [string, string, unknown, string][] = [
	['IvrAggregatedActivity', 'required', ['id', 'header'], 'strict: the contract finds required at /body,'],
	[
		'ChannelData/properties/requestPriority',
		'maximum',
		11,
		'strict: the contract finds maximum at /header/channelData/requestPriority,',
	],
	['Sender/properties/id', 'pattern', '^', 'strict: the contract finds pattern at /header/sender/id,'],
	['ActivityBody/properties/endDirection', 'enum', ['TRANSFER'], 'strict: the contract finds nothing, Hyperjump finds enum at'],
	[
		'ReceivedMessageHeader/properties/language',
		'type',
		['object', 'array', 'null'],
		'tolerant: the contract finds type at /header/language,',
	],
	[
		'ReceivedMessageHeader/properties/timestamp',
		'minimum',
		1,
		'tolerant: the contract finds nothing, Hyperjump finds minimum at /header/timestamp',
	],
];

test.for(changes)('with another %s %s they disagree', async ([place, keyword, value, disagreement], { task }) => {
	const schema = JSON.parse(await readFile(schemaFile, 'utf8'));
	const changed = place.split('/').reduce((at, name) => at[name], schema.$defs);
	expect(changed[keyword]).toBeDefined();
	changed[keyword] = value;
	const file = join(folder, `${task.id}.json`);
	await writeFile(file, JSON.stringify(schema));
	const implementations = await startAll(file);
	const property = fc.asyncProperty(messageText, async (text) => void (await agreedVerdicts(implementations, text)));
	const { errorInstance } = await fc.check(property, { seed, numRuns: messages });
	expect(String(errorInstance)).toContain(disagreement);
});
